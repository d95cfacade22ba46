package io.agentaquarkus.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.SpecVersionDetector;

import io.agentaquarkus.json.Nesting;

/** Holds JSON Schemas against the schema of schemas: that of the dialect which {@code $schema} names, else 2020-12. */
final class JsonSchemas {

    /** The validator's calls nest with the schema, and the stack has an end. */
    private static final int DEPTH_MAX = 100;
    /** Whether a pattern or an address is well-formed is left to whoever uses the schema. */
    private static final SchemaValidatorsConfig WITHOUT_FORMATS = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(false).locale(Locale.ENGLISH).build();
    private static final Map<VersionFlag, JsonSchema> META = new ConcurrentHashMap<>();

    private JsonSchemas() {
    }

    /** What is wrong with a schema, each with its place; empty when it is one. */
    static List<String> mistakes(JsonNode schema) {
        if (Nesting.depth(schema) > DEPTH_MAX) {
            return List.of("it nests more than " + DEPTH_MAX + " levels deep");
        }
        VersionFlag dialect = SpecVersionDetector.detectOptionalVersion(schema, false).orElse(VersionFlag.V202012);
        return META.computeIfAbsent(dialect, JsonSchemas::meta).validate(schema).stream().map(Object::toString).sorted()
                .toList();
    }

    private static JsonSchema meta(VersionFlag dialect) {
        return JsonSchemaFactory.getInstance(dialect).getSchema(SchemaLocation.of(dialect.getId()), WITHOUT_FORMATS);
    }
}
