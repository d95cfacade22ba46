package io.agentaquarkus.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The requests of the published API description, compiled when they are first needed. */
@ApplicationScoped
class Contract {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}/]+)}");

    private final SchemaCompiler compiler;
    private final Map<String, JsonNode> operations = new ConcurrentHashMap<>();

    Contract() {
        JsonNode requests = read("/contract/requests.json");
        JsonNode undescribed = read("/contract/undescribed.json");
        compiler = new SchemaCompiler(((ObjectNode) requests.get("schemas")).setAll((ObjectNode) undescribed.get("schemas")));
        for (JsonNode source : List.of(requests, undescribed)) {
            source.get("operations").properties().forEach(entry -> operations.merge(anonymous(entry.getKey()),
                    ((ObjectNode) entry.getValue()).put("path", entry.getKey()),
                    (known, more) -> ((ObjectNode) known).setAll((ObjectNode) more)));
        }
    }

    /**
     * @param method the HTTP method
     * @param template a path with parameters in braces, whatever their names
     * @return null when the contract does not know the operation
     */
    synchronized Operation operation(String method, String template) {
        JsonNode operation = operations.get(anonymous(method + " " + template));
        return operation == null ? null : compile(operation);
    }

    /** The check of a named schema. */
    synchronized Check model(String name) {
        return compiler.named(name);
    }

    private Operation compile(JsonNode operation) {
        List<Operation.Parameter> path = new ArrayList<>();
        Matcher names = PARAMETER.matcher(operation.get("path").textValue());
        while (names.find()) {
            path.add(parameter(find(operation, "path", names.group(1)), names.group(1)));
        }
        List<Operation.Parameter> query = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.get("in").asText().equals("query")) {
                query.add(parameter(parameter, parameter.get("name").asText()));
            }
        }
        JsonNode body = operation.get("body");
        return new Operation(operation.path("id").asText(), List.copyOf(path), List.copyOf(query),
                body == null ? null : compiler.compile(body.get("schema")),
                body != null && body.path("required").booleanValue());
    }

    private Operation.Parameter parameter(JsonNode parameter, String name) {
        JsonNode schema = parameter.path("schema");
        return new Operation.Parameter(name, parameter.path("required").booleanValue(), isList(schema),
                compiler.compile(schema));
    }

    private static boolean isList(JsonNode schema) {
        if ("array".equals(schema.path("type").asText())) {
            return true;
        }
        for (JsonNode alternative : schema.path("anyOf")) {
            if (isList(alternative)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode find(JsonNode operation, String in, String name) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.get("in").asText().equals(in) && parameter.get("name").asText().equals(name)) {
                return parameter;
            }
        }
        return MissingNode.getInstance();
    }

    private static String anonymous(String template) {
        return PARAMETER.matcher(template).replaceAll("{}");
    }

    private static JsonNode read(String resource) {
        try (InputStream in = Contract.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
