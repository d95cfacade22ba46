package io.agentaquarkus.surface;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;

/** An OpenAPI document as a test reads it. */
public final class ApiDescription {

    private static final String SCHEMA = "#/components/schemas/";
    private static final JsonMetaSchema OPEN_API = JsonMetaSchema.builder(OpenApi30.getInstance())
            .keyword(new NonValidationKeyword("components")).build();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V4,
            builder -> builder.metaSchema(OPEN_API).defaultMetaSchemaIri(OPEN_API.getIri()));
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH).build();

    private final JsonNode document;

    private ApiDescription(JsonNode document) {
        this.document = document;
    }

    /** @param resource the name of a resource with the document as JSON */
    public static ApiDescription of(String resource) {
        try (InputStream in = ApiDescription.class.getResourceAsStream(resource)) {
            return new ApiDescription(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ApiOperation> operations() {
        List<ApiOperation> operations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> operations
                .add(new ApiOperation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    ApiOperation operation(String id) {
        return operations().stream().filter(operation -> operation.id().equals(id)).findFirst().orElseThrow();
    }

    /** The methods that a path is not described with. */
    Set<String> otherMethods(String path) {
        Set<String> methods = new TreeSet<>(Set.of("GET", "POST", "PUT", "DELETE", "PATCH"));
        document.get("paths").get(path).fieldNames()
                .forEachRemaining(method -> methods.remove(method.toUpperCase(Locale.ROOT)));
        return methods;
    }

    /** The schema itself, or the one that it refers to. */
    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema
                : document.get("components").get("schemas").get(reference.substring(SCHEMA.length()));
    }

    /** What is wrong with a value; empty when nothing is. */
    List<String> mistakes(JsonNode schema, JsonNode value) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.get("components"));
        JsonSchema compiled = FACTORY.getSchema(whole, CONFIG);
        return compiled.validate(value).stream().map(Object::toString).toList();
    }

    /** An operation; the path has parameters in braces. */
    record ApiOperation(String method, String path, JsonNode json) {

        String id() {
            return json.get("operationId").textValue();
        }

        List<JsonNode> parameters(String in) {
            return json.path("parameters").valueStream().filter(parameter -> parameter.get("in").asText().equals(in)).toList();
        }

        Set<Integer> statuses() {
            return json.get("responses").properties().stream().map(Map.Entry::getKey).map(Integer::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** The schema of an answer; a missing node when it has no JSON. */
        JsonNode answer(int status) {
            return json.get("responses").path(String.valueOf(status)).path("content").path("application/json").path("schema");
        }

        /** A missing node when the operation takes none of the type. */
        JsonNode body(String type) {
            return json.path("requestBody").path("content").path(type).path("schema");
        }

        boolean hasBody() {
            return json.has("requestBody");
        }

        boolean requiresBody() {
            return json.path("requestBody").path("required").booleanValue();
        }

        @Override
        public String toString() {
            return id();
        }
    }
}
