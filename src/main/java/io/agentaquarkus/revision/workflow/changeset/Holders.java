package io.agentaquarkus.revision.workflow.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Finds the object in which a target's last segment stands. */
final class Holders {

    private Holders() {
    }

    static ObjectNode existing(ObjectNode data, Target target) {
        return follow(data, target, false);
    }

    /** Makes the objects that are missing on the way; entries of lists are not made. */
    static ObjectNode made(ObjectNode data, Target target) {
        return follow(data, target, true);
    }

    private static ObjectNode follow(ObjectNode data, Target target, boolean making) {
        ObjectNode here = data;
        for (int i = 0; i < target.last(); i++) {
            if (target.segments().get(i) instanceof Segment.Entry entry) {
                KeyedList list = KeyedList.in(here, entry.list(), i);
                here = (ObjectNode) list.entries().get(list.indexOf(entry.key()));
            } else {
                here = field(here, ((Segment.Field) target.segments().get(i)).name(), i, making);
            }
        }
        return here;
    }

    private static ObjectNode field(ObjectNode here, String name, int segment, boolean making) {
        JsonNode next = here.get(name);
        if (next == null) {
            if (making) {
                return here.putObject(name);
            }
            throw Code.TARGET_NOT_FOUND.refuse(Target.name(segment) + ": '" + name + "' does not exist");
        }
        if (next instanceof ObjectNode object) {
            return object;
        }
        throw Code.TARGET_TYPE_MISMATCH.refuse(Target.name(segment) + ": '" + name + "' is " + Types.of(next)
                + (making ? ", so it cannot hold the field you are setting" : ", not an object"));
    }
}
