package io.agentaquarkus.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where in a request a value stands: names of members and numbers of elements, from the outside in. */
record Location(Location parent, Object step) {

    /** The value itself. */
    static final Location HERE = new Location(null, null);

    static Location of(Object root) {
        return new Location(null, root);
    }

    Location at(Object next) {
        return new Location(this, next);
    }

    List<Object> steps() {
        Deque<Object> steps = new ArrayDeque<>();
        for (Location here = this; here != null; here = here.parent) {
            if (here.step != null) {
                steps.addFirst(here.step);
            }
        }
        return List.copyOf(steps);
    }
}
