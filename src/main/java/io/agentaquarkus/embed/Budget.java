package io.agentaquarkus.embed;

import com.fasterxml.jackson.databind.JsonNode;

/** Counts what one resolution does, and stops it before it does too much. */
final class Budget {

    /** What a number or the like counts as. */
    private static final int SCALAR = 8;

    private final int embedsMax;
    private final long charactersMax;
    private int begun;
    private int resolved;
    private long characters;

    Budget(int embedsMax, long charactersMax) {
        this.embedsMax = embedsMax;
        this.charactersMax = charactersMax;
    }

    /** Before an embed is replaced; false when it is one too many. */
    boolean begin() {
        return ++begun <= embedsMax;
    }

    int begun() {
        return begun;
    }

    void count() {
        resolved++;
    }

    int resolved() {
        return resolved;
    }

    /** Fails when what has been inserted, this included, is too much. */
    void insert(JsonNode value) {
        if (value.isContainerNode()) {
            insert(value.size());
            value.fieldNames().forEachRemaining(name -> insert(name.length()));
            value.forEach(this::insert);
        } else {
            insert(value.isTextual() ? value.textValue().length() : SCALAR);
        }
    }

    void insert(long length) {
        characters += length;
        if (characters > charactersMax) {
            throw EmbedError.tooLarge(charactersMax);
        }
    }
}
