package io.agentaquarkus.embed;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A place in a tree: the steps that lead there, each a member's name or an element's index. */
final class Location {

    static final Location ROOT = new Location(null, null);

    private final Location parent;
    private final Object step;
    private final int depth;
    private final int hash;

    private Location(Location parent, Object step) {
        this.parent = parent;
        this.step = step;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.hash = parent == null ? 0 : 31 * parent.hash + step.hashCode();
    }

    Location member(String name) {
        return new Location(this, name);
    }

    Location element(int index) {
        return new Location(this, index);
    }

    /** How many steps it is from the root. */
    int depth() {
        return depth;
    }

    /** Puts a value here; this must not be the root. */
    void set(JsonNode root, JsonNode value) {
        JsonNode container = parent.find(root);
        if (step instanceof Integer index) {
            ((ArrayNode) container).set(index, value);
        } else {
            ((ObjectNode) container).set((String) step, value);
        }
    }

    private JsonNode find(JsonNode root) {
        if (parent == null) {
            return root;
        }
        JsonNode container = parent.find(root);
        return step instanceof Integer index ? container.get(index) : container.get((String) step);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Location location && hash == location.hash && depth == location.depth
                && Objects.equals(step, location.step) && Objects.equals(parent, location.parent);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** With dots between the steps, for people to read. */
    @Override
    public String toString() {
        return parent == null ? "" : parent.parent == null ? step.toString() : parent + "." + step;
    }
}
