package io.agentaquarkus.contract;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Runs single checks on JSON whose quotes may be single. */
final class Checks {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Checks() {
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Check compiled(String schema) {
        return new SchemaCompiler(JSON.createObjectNode()).compile(json(schema));
    }

    /** The converted value, or the violations, as JSON with single quotes. */
    static String apply(Check check, String value) {
        Violations violations = new Violations();
        JsonNode result = check.apply(json(value), Location.of("body"), violations);
        return (violations.isEmpty() ? result.toString() : JSON.valueToTree(violations.all()).toString()).replace('"', '\'');
    }

    /** {@code type: message} of the only violation. */
    static String refusal(Check check, String value) {
        Violations violations = new Violations();
        check.apply(json(value), Location.of("body"), violations);
        if (violations.all().size() != 1) {
            throw new AssertionError(violations.all());
        }
        return violations.all().get(0).get("type") + ": " + violations.all().get(0).get("msg");
    }
}
