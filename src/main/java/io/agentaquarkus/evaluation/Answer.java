package io.agentaquarkus.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.paging.NextPage;
import io.agentaquarkus.paging.Windowing;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The envelopes of answers: how many there are, and what there is under the name of its kind. */
@RegisterForReflection(targets = { Run.class, RunData.class, RunData.Concurrency.class, Step.class, Step.Input.class,
        Step.Schemas.class, Mapping.class, Mapping.Column.class, Mapping.Place.class, Scenario.class, Result.class,
        Metrics.class, Queue.class, QueueData.class })
public final class Answer {

    private static final String COUNT = "count";

    private Answer() {
    }

    /** Without the member when there is none. */
    public static Map<String, Object> one(String name, Object value) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(COUNT, value == null ? 0 : 1);
        if (value != null) {
            answer.put(name, value);
        }
        return answer;
    }

    /** The first of those that there are. */
    public static Map<String, Object> first(String name, List<?> values) {
        return one(name, values.isEmpty() ? null : values.get(0));
    }

    public static Map<String, Object> list(String name, List<?> values) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(COUNT, values.size());
        answer.put(name, values);
        return answer;
    }

    /**
     * With what asks for the next page, when the page is full.
     *
     * @param asked the window of the request, or null
     */
    public static <T> Map<String, Object> page(String name, List<T> values, Function<T, UUID> id, JsonNode asked) {
        Map<String, Object> answer = list(name, values);
        Integer limit = Windowing.read(asked).limit();
        if (limit != null && limit != 0 && !values.isEmpty() && values.size() >= limit) {
            answer.put("windowing", NextPage.after(id.apply(values.get(values.size() - 1)), asked));
        }
        return answer;
    }
}
