package io.agentaquarkus.contract;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.SpecVersionDetector;

/** Holds JSON Schemas against the schema of schemas: that of the dialect which {@code $schema} names, else 2020-12. */
final class JsonSchemas {

    private static final Map<VersionFlag, JsonSchema> META = new EnumMap<>(VersionFlag.class);

    static {
        for (VersionFlag dialect : VersionFlag.values()) {
            META.put(dialect, JsonSchemaFactory.getInstance(dialect).getSchema(SchemaLocation.of(dialect.getId())));
        }
    }

    private JsonSchemas() {
    }

    /** What is wrong with a schema, each with its place; empty when it is one. */
    static List<String> mistakes(JsonNode schema) {
        VersionFlag dialect = SpecVersionDetector.detectOptionalVersion(schema, false).orElse(VersionFlag.V202012);
        return META.get(dialect).validate(schema).stream().map(Object::toString).sorted().toList();
    }
}
