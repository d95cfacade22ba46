package io.agentaquarkus.testcase;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The list of rows in the data of a testset's revision. */
public final class TestcaseIds {

    private static final String MEMBER = "testcase_ids";

    private TestcaseIds() {
    }

    /** @param data null, or what a revision has */
    public static List<UUID> in(ObjectNode data) {
        JsonNode list = data == null ? null : data.get(MEMBER);
        List<UUID> ids = new ArrayList<>(list == null ? 0 : list.size());
        if (list != null) {
            list.forEach(id -> ids.add(UUID.fromString(id.textValue())));
        }
        return ids;
    }

    /** Data with the list. */
    public static ObjectNode data(List<UUID> ids) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(ids.size());
        ids.forEach(id -> list.add(id.toString()));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set(MEMBER, list);
        return data;
    }
}
