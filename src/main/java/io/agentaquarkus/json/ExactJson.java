package io.agentaquarkus.json;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON trees in which users' numbers keep their form: {@code 1.0} stays {@code 1.0}, and no digit is lost. */
public final class ExactJson {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule("exact-trees").addDeserializer(JsonNode.class, new ExactTree()))
            .build();

    private ExactJson() {
    }

    /** The tree of a text that this server wrote itself; null for null. */
    public static JsonNode read(String text) {
        try {
            return text == null ? null : MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object in a body that has been checked before; an empty body is an empty object. */
    public static ObjectNode readObject(byte[] body) {
        try {
            return body.length == 0 ? MAPPER.createObjectNode() : (ObjectNode) MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compact JSON; null for null and for JSON's null. */
    public static String write(JsonNode tree) {
        return tree == null || tree.isNull() ? null : tree.toString();
    }
}
