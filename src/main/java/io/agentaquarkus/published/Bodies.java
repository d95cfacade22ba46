package io.agentaquarkus.published;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.json.JsonSetup;

/**
 * Reads bodies that the description has let pass, and writes answers. What is not described is ignored, as the document has it.
 */
final class Bodies {

    private static final ObjectReader READER = ExactJson.MAPPER.reader()
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final JsonMapper WRITER = mapper();

    private Bodies() {
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

    static byte[] write(Object shape) {
        try {
            return WRITER.writeValueAsBytes(shape);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every shape can be written", e);
        }
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = new JsonMapper();
        new JsonSetup().customize(mapper);
        return mapper;
    }
}
