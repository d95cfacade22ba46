package io.agentaquarkus.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Reference;

/**
 * What a run evaluates, and how. Lists may be null, which says nothing, unlike empty ones.
 *
 * @param repeats how often every scenario is evaluated; null counts as 1
 * @param concurrency null for the usual
 */
public record RunData(List<Step> steps, Integer repeats, Concurrency concurrency, List<Mapping> mappings) {

    static final JsonMapper JSON = ExactJson.MAPPER.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    public static final RunData NONE = new RunData(null, 1, null, null);

    /**
     * @param batchSize how many are invoked at a time
     * @param maxRetries of an invocation that failed
     * @param retryDelay in seconds
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Concurrency(Integer batchSize, Integer maxRetries, Double retryDelay) {
    }

    public RunData {
        repeats = repeats == null ? 1 : repeats;
    }

    /** Reads what the contract has checked; null for null. */
    public static RunData read(JsonNode json) {
        return json == null || json.isNull() ? null : convert(json, RunData.class);
    }

    public static List<Step> steps(JsonNode list) {
        List<Step> steps = new ArrayList<>();
        list.forEach(step -> steps.add(convert(step, Step.class)));
        return steps;
    }

    /** Reads what the contract has checked; null for null. */
    public static Concurrency concurrency(JsonNode json) {
        return json == null ? null : convert(json, Concurrency.class);
    }

    public JsonNode json() {
        return JSON.valueToTree(this);
    }

    public List<Step> stepsOrNone() {
        return steps == null ? List.of() : steps;
    }

    public List<Step> steps(Step.Type type) {
        return stepsOrNone().stream().filter(step -> step.is(type)).toList();
    }

    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        stepsOrNone().forEach(step -> keys.add(step.key()));
        return keys;
    }

    public RunData withSteps(List<Step> others) {
        return new RunData(others, repeats, concurrency, mappings);
    }

    public RunData withRepeats(int other) {
        return new RunData(steps, other, concurrency, mappings);
    }

    /** Each reference once, as {@code {id?, slug?, version?, key}}: of one id, or of one name without an id. */
    public ArrayNode references() {
        Map<Object, ObjectNode> once = new LinkedHashMap<>();
        for (Step step : stepsOrNone()) {
            step.references().forEach((name, reference) -> {
                if (reference != null) {
                    once.putIfAbsent(Objects.requireNonNullElse(reference.id(), name), reference(name, reference));
                }
            });
        }
        ArrayNode list = JSON.createArrayNode();
        once.values().forEach(list::add);
        return list;
    }

    private static ObjectNode reference(String name, Reference reference) {
        ObjectNode json = JSON.valueToTree(reference);
        return json.put("key", name);
    }

    static <T> T convert(JsonNode json, Class<T> type) {
        try {
            return JSON.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not what the contract describes.", e);
        }
    }
}
