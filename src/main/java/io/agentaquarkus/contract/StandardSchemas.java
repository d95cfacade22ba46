package io.agentaquarkus.contract;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.format.DateTimeFormat;
import com.networknt.schema.oas.OpenApi30;

import io.agentaquarkus.json.Times;

/**
 * Checks that take a schema of OpenAPI 3.0 at its word: nothing is converted, and a text is no number. Parameters are what
 * their text says as JSON.
 */
final class StandardSchemas implements Schemas {

    private static final String COMPONENTS = "components";

    /** The library's own check refuses some times that RFC 3339 has. */
    private static final Format TIME = new DateTimeFormat() {

        @Override
        public boolean matches(ExecutionContext context, String value) {
            try {
                Times.rfc3339(value);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }
    };
    private static final JsonMetaSchema OPEN_API = JsonMetaSchema.builder(OpenApi30.getInstance()).format(TIME)
            .keyword(new NonValidationKeyword(COMPONENTS)).build();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V4,
            builder -> builder.metaSchema(OPEN_API).defaultMetaSchemaIri(OPEN_API.getIri()));
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode components;

    /** @param components of the description, to which its schemas refer */
    StandardSchemas(JsonNode components) {
        this.components = components;
    }

    @Override
    public Check compile(JsonNode schema) {
        if (schema.isMissingNode()) {
            return Check.ANYTHING;
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("allOf").add(schema);
        document.set(COMPONENTS, components);
        JsonSchema compiled = FACTORY.getSchema(document, CONFIG);
        return (value, location, violations) -> {
            compiled.validate(value).forEach(mistake -> add(mistake, location, value, violations));
            return value;
        };
    }

    @Override
    public Check parameter(JsonNode schema) {
        Check check = compile(schema);
        return switch (schema.path("type").asText()) {
            case "integer", "number", "boolean" -> (value, location, violations) -> check.apply(scalar(value), location,
                    violations);
            default -> check;
        };
    }

    @Override
    public boolean takeJsonOnly() {
        return true;
    }

    @Override
    public Check named(String name) {
        return compile(JsonNodeFactory.instance.objectNode().put("$ref", ContractDocument.SCHEMA + name));
    }

    /** The text itself when it is no JSON. */
    private static JsonNode scalar(JsonNode text) {
        try {
            JsonNode scalar = JSON.readTree(text.textValue());
            return scalar == null || scalar.isMissingNode() || scalar.isContainerNode() ? text : scalar;
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static void add(ValidationMessage mistake, Location location, JsonNode input, Violations violations) {
        Location place = location;
        JsonNodePath path = mistake.getInstanceLocation();
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            steps.add(path.getElement(i));
        }
        if (mistake.getType().equals("required")) {
            steps.add(mistake.getProperty());
        }
        for (Object step : steps) {
            place = place.at(step);
        }
        JsonNode at = mistake.getInstanceNode() == null ? input : mistake.getInstanceNode();
        violations.add(mistake.getType(), place, mistake.getError(), at, Map.of());
    }
}
