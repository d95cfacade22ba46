package io.agentaquarkus.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;

/** Holds values against JSON Schemas that users wrote: in the dialect that {@code $schema} names, else in 2020-12. */
public final class SchemaCheck {

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder().locale(Locale.ENGLISH)
            .formatAssertionsEnabled(false).regularExpressionFactory(BoundedPattern::of).build();

    private SchemaCheck() {
    }

    /** @param path from the value's root to where the mistake is: names of members and numbers of elements */
    public record Mistake(List<Object> path, String message) {
    }

    /** Empty when the value is as the schema wants it. A schema that cannot be applied is a mistake at the root. */
    public static List<Mistake> mistakes(JsonNode schema, JsonNode value) {
        Optional<VersionFlag> dialect = SpecVersionDetector.detectOptionalVersion(schema, false);
        JsonNode known = schema;
        if (dialect.isEmpty() && schema.isObject()) {
            // A dialect that is not known would be looked for.
            known = ((ObjectNode) schema).deepCopy().without("$schema");
        }
        try {
            // What a schema refers to elsewhere is not fetched.
            return JsonSchemaFactory.getInstance(dialect.orElse(VersionFlag.V202012), builder -> builder
                    .schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())))
                    .getSchema(known, CONFIG).validate(value).stream().map(SchemaCheck::mistake).toList();
        } catch (JsonSchemaException | WatchedText.Exhausted inapplicable) {
            return List.of(new Mistake(List.of(), "The schema cannot be applied: " + inapplicable.getMessage()));
        } catch (StackOverflowError endless) {
            return List.of(new Mistake(List.of(), "The schema cannot be applied: it refers to itself without an end."));
        }
    }

    private static Mistake mistake(ValidationMessage message) {
        List<Object> path = new ArrayList<>();
        JsonNodePath location = message.getInstanceLocation();
        for (int i = 0; i < location.getNameCount(); i++) {
            path.add(location.getElement(i));
        }
        return new Mistake(path, text(message));
    }

    /** The most frequent ones in the words that clients know from the original. */
    private static String text(ValidationMessage message) {
        return switch (message.getType()) {
            case "type" -> PythonText.of(message.getInstanceNode()) + " is not of type " + types(message.getSchemaNode());
            case "required" -> "'" + message.getProperty() + "' is a required property";
            case "additionalProperties" -> "Additional properties are not allowed ('" + message.getProperty()
                    + "' was unexpected)";
            case "enum" -> PythonText.of(message.getInstanceNode()) + " is not one of "
                    + PythonText.of(message.getSchemaNode());
            default -> message.getError();
        };
    }

    private static String types(JsonNode type) {
        if (!type.isArray()) {
            return PythonText.of(type);
        }
        List<String> types = new ArrayList<>();
        type.forEach(one -> types.add(PythonText.of(one)));
        return String.join(", ", types);
    }
}
