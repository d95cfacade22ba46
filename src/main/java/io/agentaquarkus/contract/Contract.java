package io.agentaquarkus.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.agentaquarkus.surface.Surface;

/** What a description asks of requests, compiled when it is first needed. */
@ApplicationScoped
class Contract {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}/]+)}");

    private static final Set<String> OF_SPANS = Set.of("Traces", "OpenTelemetry", "Annotations", "Invocations", "Deprecated",
            "Services");

    private static final Set<String> CONFIDENTIAL = Set.of("Secrets");

    private final Schemas schemas;
    private final Map<String, Place> places = new HashMap<>();
    private final UnreadJson operations = new UnreadJson();

    /** That of {@code /api}. */
    Contract() {
        this(ContractDocument.read(), components -> new SchemaCompiler(components.get("schemas")));
    }

    /** That of a surface that is described by itself. */
    Contract(Surface surface) {
        this(ContractDocument.read(surface.description()), StandardSchemas::new);
    }

    private Contract(JsonNode document, Function<JsonNode, Schemas> compiler) {
        schemas = compiler.apply(document.get("components"));
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            String key = key(method.getKey(), path.getKey());
            places.put(key, new Place(path.getKey(), method.getKey()));
            operations.put(key, method.getValue());
        }));
    }

    /**
     * @param method the HTTP method
     * @param template a path with parameters in braces, whatever their names
     * @return null when the contract does not know the operation
     */
    synchronized Operation operation(String method, String template) {
        String key = key(method, template);
        return places.containsKey(key) ? compile(new Described(places.get(key), operations.read(key))) : null;
    }

    /** The check of a named schema. */
    synchronized Check model(String name) {
        return schemas.named(name);
    }

    private Operation compile(Described operation) {
        List<Operation.Parameter> path = new ArrayList<>();
        Matcher names = PARAMETER.matcher(operation.place().path());
        while (names.find()) {
            path.add(parameter(operation.parameter("path", names.group(1)), names.group(1)));
        }
        List<Operation.Parameter> query = new ArrayList<>();
        for (JsonNode parameter : operation.json().path("parameters")) {
            if (parameter.get("in").asText().equals("query")) {
                query.add(parameter(parameter, parameter.get("name").asText()));
            }
        }
        JsonNode body = operation.json().path("requestBody");
        // What may come in several types, its resource reads by itself.
        JsonNode json = body.path("content").size() > 1 && schemas.takeJsonOnly() ? MissingNode.getInstance()
                : body.path("content").path("application/json");
        return new Operation(operation.name(), List.copyOf(path), List.copyOf(query),
                json.isMissingNode() ? null : schemas.compile(json.get("schema")), body.path("required").booleanValue(),
                schemas.takeJsonOnly(), operation.isOf(CONFIDENTIAL), operation.isOf(OF_SPANS));
    }

    private Operation.Parameter parameter(JsonNode parameter, String name) {
        JsonNode schema = parameter.path("schema");
        return new Operation.Parameter(name, parameter.path("required").booleanValue(), isList(schema),
                schemas.parameter(schema));
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

    private static String key(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + ContractDocument.anonymous(path);
    }

    private record Place(String path, String method) {
    }

    private record Described(Place place, JsonNode json) {

        /** Without what a generator appends to the name of an operation that was given no id: its path and method. */
        String name() {
            String id = json.get("operationId").textValue();
            String appended = (place.path + "_" + place.method).replaceAll("\\W", "_");
            return id.endsWith(appended) ? id.substring(0, id.length() - appended.length()) : id;
        }

        /** Whether one of its tags is among these. */
        boolean isOf(Set<String> those) {
            for (JsonNode tag : json.path("tags")) {
                if (those.contains(tag.textValue())) {
                    return true;
                }
            }
            return false;
        }

        JsonNode parameter(String in, String name) {
            for (JsonNode parameter : json.path("parameters")) {
                if (parameter.get("in").asText().equals(in) && parameter.get("name").asText().equals(name)) {
                    return parameter;
                }
            }
            return MissingNode.getInstance();
        }
    }
}
