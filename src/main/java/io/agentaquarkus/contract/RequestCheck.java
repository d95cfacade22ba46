package io.agentaquarkus.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.json.EscapedPairs;
import io.agentaquarkus.problem.Problem;

/** Checks one request against its operation: path, query and body together, so that a caller sees all mistakes at once. */
final class RequestCheck {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // 1.0 is a user's decimal and must not become the whole number 1.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE).build();

    private final Operation operation;
    private final Violations violations = new Violations();
    /** Others would not be able to read the body as it came. */
    private boolean readAgain;

    RequestCheck(Operation operation) {
        this.operation = operation;
    }

    void path(List<String> values) {
        for (int i = 0; i < values.size() && i < operation.pathParameters().size(); i++) {
            Operation.Parameter parameter = operation.pathParameters().get(i);
            parameter.check().apply(TextNode.valueOf(values.get(i)), Location.of("path").at(parameter.name()), violations);
        }
    }

    void query(Map<String, List<String>> values) {
        for (Operation.Parameter parameter : operation.queryParameters()) {
            List<String> given = values.get(parameter.name());
            Location location = Location.of("query").at(parameter.name());
            if (given == null || given.isEmpty()) {
                if (parameter.required()) {
                    violations.missing(location, NullNode.instance);
                }
            } else if (parameter.repeated()) {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                given.forEach(list::add);
                parameter.check().apply(list, location, violations);
            } else {
                parameter.check().apply(TextNode.valueOf(given.get(given.size() - 1)), location, violations);
            }
        }
    }

    /**
     * @param isJson whether the request says that its body is JSON
     * @return the body with the conversions of the contract, or the same array when nothing had to be changed
     */
    byte[] body(byte[] body, boolean isJson) {
        if (operation.body() == null) {
            return body;
        }
        if (body.length > 0 && !isJson && operation.jsonOnly()) {
            throw new Problem(415, "The body must be JSON, sent as application/json.");
        }
        Location location = Location.of("body");
        JsonNode value = body.length == 0 ? NullNode.instance : isJson ? parse(body) : text(body);
        if (value.isNull() && (body.length == 0 || !operation.jsonOnly())) {
            if (operation.bodyRequired()) {
                violations.missing(location, NullNode.instance);
            }
            return body;
        }
        if (!operation.takesNul()) {
            NulText.refuse(value, location, violations);
        }
        JsonNode original = value.deepCopy();
        JsonNode converted = operation.body().apply(value, location, violations);
        return converted.equals(original) && !readAgain ? body : converted.toString().getBytes(StandardCharsets.UTF_8);
    }

    void finish() {
        if (!violations.isEmpty()) {
            throw refusal(violations);
        }
    }

    private Problem refusal(Violations mistakes) {
        if (operation.confidential()) {
            mistakes.all().forEach(mistake -> mistake.remove("input"));
        }
        return new Problem(422, mistakes.all());
    }

    private static JsonNode text(byte[] body) {
        return TextNode.valueOf(new String(body, StandardCharsets.UTF_8));
    }

    private JsonNode parse(byte[] body) {
        try {
            JsonNode value = tree(body);
            if (!value.isMissingNode()) {
                return value;
            }
            throw malformed(body, "Expecting value");
        } catch (JsonProcessingException e) {
            throw malformed(body, e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed(body, e.getMessage());
        }
    }

    private JsonNode tree(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            JsonNode value = EscapedPairs.readAgain(body, e, JSON::readTree);
            readAgain = true;
            return value;
        }
    }

    /**
     * @param otherwise what to say of a text that is JSON all the same, for example one with a number of thousands of digits
     */
    private Problem malformed(byte[] body, String otherwise) {
        JsonSyntax.Error error = JsonSyntax.locate(new String(body, StandardCharsets.UTF_8));
        if (error == null) {
            error = new JsonSyntax.Error(otherwise, 0);
        }
        Violations syntax = new Violations();
        syntax.add("json_invalid", Location.of("body").at(error.position()), "JSON decode error",
                JsonNodeFactory.instance.objectNode(), Map.of("error", error.message()));
        return refusal(syntax);
    }
}
