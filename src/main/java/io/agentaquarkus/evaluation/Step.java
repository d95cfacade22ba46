package io.agentaquarkus.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.revision.Reference;

/**
 * A column of an evaluation.
 *
 * @param references what it is about, by names such as {@code testset_revision}
 * @param inputs what it is given; null when that was not said
 * @param schemas null until one is known
 */
public record Step(String key, Type type, Origin origin, Map<String, Reference> references, List<Input> inputs,
        Schemas schemas) {

    /** What is done. */
    public enum Type {
        INPUT,
        INVOCATION,
        ANNOTATION;

        /** Reads a word that the contract has checked. */
        @JsonCreator
        public static Type of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param key of a step, or {@code __all_inputs__} or {@code __all_invocations__} */
    public record Input(String key) {

        public static final Input ALL_INPUTS = new Input("__all_inputs__");
        public static final Input ALL_INVOCATIONS = new Input("__all_invocations__");
    }

    /** JSON Schemas, each of which may be null. */
    public record Schemas(JsonNode parameters, JsonNode inputs, JsonNode outputs) {

        public Schemas {
            parameters = given(parameters);
            inputs = given(inputs);
            outputs = given(outputs);
        }

        private static JsonNode given(JsonNode schema) {
            return schema == null || schema.isNull() ? null : schema;
        }
    }

    public boolean is(Type wanted) {
        return type == wanted;
    }

    /** Whether the server does it, when the run is executed. */
    public boolean isAnnotationBy(Origin wanted) {
        return type == Type.ANNOTATION && origin == wanted;
    }

    /** Null when the step has no reference of this name. */
    public Reference reference(String name) {
        return references.get(name);
    }

    public Step withOutputs(JsonNode schema) {
        return new Step(key, type, origin, references, inputs,
                new Schemas(schemas == null ? null : schemas.parameters(), schemas == null ? null : schemas.inputs(), schema));
    }
}
