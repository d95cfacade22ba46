package io.agentaquarkus.handler;

/** In which form a client wants the answer. */
enum Accepted {

    NDJSON("application/x-ndjson"),
    EVENT_STREAM("text/event-stream"),
    JSON_LINES("application/jsonl"),
    JSON("application/json"),
    ANY("*/*");

    private final String mediaType;

    Accepted(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The first one that is named anywhere in the header, whatever else is; null for no header. */
    static Accepted read(String header) {
        for (Accepted accepted : values()) {
            if (header != null && header.contains(accepted.mediaType)) {
                return accepted;
            }
        }
        return ANY;
    }

    boolean isStream() {
        return this == NDJSON || this == EVENT_STREAM || this == JSON_LINES;
    }

    /** Whether a stream, or an answer that is none, is what it asks for. */
    boolean takes(boolean stream) {
        return this == ANY || isStream() == stream;
    }

    String mediaType() {
        return mediaType;
    }
}
