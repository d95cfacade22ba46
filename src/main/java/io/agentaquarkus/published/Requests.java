package io.agentaquarkus.published;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;

import io.agentaquarkus.json.ExactJson;

/** Reads bodies that the description has let pass. What is not described is ignored, as the document allows it. */
final class Requests {

    private static final ObjectReader READER = ExactJson.MAPPER.reader()
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Requests() {
    }

    /** @param none what no body, or null, stands for; a body that is required has been checked before */
    static <T extends Shape> T read(byte[] body, Class<T> type, T none) {
        try {
            T read = body.length == 0 ? null : READER.forType(type).readValue(body);
            return read == null ? none : read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T extends Shape> T read(byte[] body, Class<T> type) {
        return read(body, type, null);
    }
}
