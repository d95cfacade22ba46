package io.agentaquarkus.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes checks that convert and refuse as the original does; of each named schema one. */
final class SchemaCompiler implements Schemas {

    /** Any JSON: its schema is a union of all types, and checking it would only cost time. */
    private static final String ANY_JSON = "FullJson";

    /** A filter may ask for a slug that nothing can have. */
    private static final Pattern FILTER = Pattern.compile(".*(Query|Filter)");

    private final UnreadJson schemas = new UnreadJson();
    private final Map<String, Check> named = new HashMap<>();

    SchemaCompiler(JsonNode schemas) {
        schemas.properties().forEach(schema -> this.schemas.put(schema.getKey(), schema.getValue()));
    }

    @Override
    public Check compile(JsonNode schema) {
        return schema.has(OwnLimits.REFUSAL) ? new OwnLimits(plain(schema), schema) : plain(schema);
    }

    private Check plain(JsonNode schema) {
        if (schema.has("$ref")) {
            return named(schema.get("$ref").textValue().substring(ContractDocument.SCHEMA.length()));
        }
        if (schema.has("anyOf") || schema.has("oneOf")) {
            return union(schema.has("anyOf") ? schema.get("anyOf") : schema.get("oneOf"));
        }
        if (schema.has("const")) {
            return Scalars.words(List.of(schema.get("const").asText()), "literal_error");
        }
        if (schema.has("enum")) {
            return Scalars.words(words(schema), "literal_error");
        }
        return switch (schema.path("type").asText()) {
            case "string" -> text(schema);
            case "integer" -> bounded(Scalars.INTEGER, schema);
            case "number" -> bounded(Scalars.NUMBER, schema);
            case "boolean" -> Scalars.BOOLEAN;
            case "null" -> Scalars.NULL;
            case "array" -> new Structures.Items(schema.has("items") ? compile(schema.get("items")) : Check.ANYTHING);
            case "object" -> object(schema);
            default -> Check.ANYTHING;
        };
    }

    @Override
    public Check named(String name) {
        if (name.startsWith(ANY_JSON)) {
            return Check.ANYTHING;
        }
        Check known = named.get(name);
        if (known != null) {
            return known;
        }
        // Schemas refer to themselves: whoever asks while this one is being compiled gets a link to the result.
        named.put(name, new Link(this, name));
        JsonNode schema = schemas.read(name);
        Check plain = schema.has("enum") ? Scalars.words(words(schema), "enum") : compile(schema);
        Check check = SecretRules.added(name, DataRules.added(name,
                plain instanceof Structures.Model model && FILTER.matcher(name).matches() ? model.withAnySlug() : plain), this);
        named.put(name, check);
        return check;
    }

    private static Check text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> Formats.UUID;
            case "date-time" -> Formats.DATE_TIME;
            case "slug" -> Formats.SLUG;
            default -> Scalars.TEXT;
        };
    }

    private static Check bounded(Check number, JsonNode schema) {
        return schema.has("minimum") || schema.has("maximum")
                ? Scalars.between(number, schema.get("minimum"), schema.get("maximum"))
                : number;
    }

    private Check object(JsonNode schema) {
        JsonNode additional = schema.path("additionalProperties");
        if (!schema.has("properties")) {
            return new Structures.Dictionary(
                    schema.has("propertyNames") ? text(schema.get("propertyNames")) : Check.ANYTHING,
                    additional.isObject() ? compile(additional) : Check.ANYTHING);
        }
        Map<String, Check> members = new LinkedHashMap<>();
        schema.get("properties").properties().forEach(entry -> members.put(entry.getKey(), compile(entry.getValue())));
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        return new Structures.Model(members, required, additional.isBoolean() && !additional.booleanValue());
    }

    private Check union(JsonNode alternatives) {
        List<Union.Member> members = new ArrayList<>();
        boolean nullable = false;
        for (JsonNode alternative : alternatives) {
            if ("null".equals(alternative.path("type").asText())) {
                nullable = true;
            } else {
                members.add(new Union.Member(memberName(alternative), compile(alternative)));
            }
        }
        return new Union(List.copyOf(members), nullable);
    }

    /** How the original calls a member of a union in the location of a violation. */
    private String memberName(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").textValue().substring(ContractDocument.SCHEMA.length());
            if (schemas.read(name).has("enum")) {
                return "str-enum[" + name + "]";
            }
            String plain = name.replaceFirst("-(Input|Output)$", "");
            // The only model whose own validators show in its name.
            return plain.equals("SpansNode") ? "function-after[set_defaults(), function-after[set_defaults(), SpansNode]]"
                    : plain;
        }
        if (schema.has("const")) {
            return "literal['" + schema.get("const").asText() + "']";
        }
        return switch (schema.path("type").asText()) {
            case "string" -> textName(schema);
            case "integer" -> "int";
            case "number" -> "float";
            case "boolean" -> "bool";
            case "array" -> "list[" + (schema.has("items") && !schema.get("items").isEmpty()
                    ? memberName(schema.get("items"))
                    : "any") + "]";
            case "object" -> "dict[" + textName(schema.path("propertyNames")) + ","
                    + valueName(schema.path("additionalProperties")) + "]";
            default -> "any";
        };
    }

    private static String valueName(JsonNode schema) {
        return !schema.isObject() ? "any"
                : !schema.has("enum") ? "..."
                        : words(schema).stream().collect(Collectors.joining("','", "literal['", "']"));
    }

    private static String textName(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> "uuid";
            case "date-time" -> "datetime";
            default -> "str";
        };
    }

    private static List<String> words(JsonNode schema) {
        List<String> words = new ArrayList<>();
        schema.get("enum").forEach(word -> words.add(word.asText()));
        return List.copyOf(words);
    }

    private record Link(SchemaCompiler compiler, String name) implements Check {

        @Override
        public JsonNode apply(JsonNode value, Location location, Violations violations) {
            return compiler.named.get(name).apply(value, location, violations);
        }

        @Override
        public boolean isExact(JsonNode value) {
            return compiler.named.get(name).isExact(value);
        }
    }
}
