package io.agentaquarkus.span.assemble;

import java.util.List;
import java.util.Map;

import io.agentaquarkus.json.JsonObject;

/**
 * The {@code metrics} of a span: {@code duration} and {@code errors} hold a number, {@code tokens} and {@code costs} an
 * object of numbers, each under {@code cumulative} and {@code incremental}. One figure that is no number takes all of
 * {@code tokens} and {@code costs} out of the sums, so the whole object moves to {@code unsupported}.
 */
final class AgMetrics {

    private static final List<String> SCALARS = List.of("duration", "errors");
    private static final List<String> VECTORS = List.of("tokens", "costs");
    private static final List<String> ASPECTS = List.of("cumulative", "incremental");

    private final Map<String, Object> unsupported;
    private boolean numeric = true;

    AgMetrics(Map<String, Object> unsupported) {
        this.unsupported = unsupported;
    }

    Map<String, Object> clean(Map<String, Object> given) {
        Map<String, Object> metrics = new JsonObject();
        for (String metric : SCALARS) {
            metrics.put(metric, new JsonObject());
        }
        for (String metric : VECTORS) {
            metrics.put(metric, new JsonObject());
        }
        if (given == null || given.isEmpty()) {
            return metrics;
        }
        given.forEach((metric, value) -> {
            Map<String, Object> into = Trees.object(metrics.get(metric));
            if (into == null) {
                Trees.objectAt(unsupported, "metrics").put(metric, value);
            } else if (value instanceof Map<?, ?>) {
                Trees.object(value).forEach((aspect, figure) -> aspect(metric, aspect, figure, into));
            }
        });
        if (numeric) {
            return metrics;
        }
        metrics.forEach((metric, value) -> {
            Map<String, Object> whole = Trees.objectAt(Trees.objectAt(unsupported, "metrics"), metric);
            for (String aspect : ASPECTS) {
                whole.putIfAbsent(aspect, Trees.object(value).get(aspect));
            }
        });
        return new JsonObject();
    }

    private void aspect(String metric, String aspect, Object figure, Map<String, Object> into) {
        if (figure == null && ASPECTS.contains(aspect)) {
            return;
        }
        Object kept = null;
        if (ASPECTS.contains(aspect)) {
            kept = VECTORS.contains(metric) ? vector(figure) : scalar(figure);
        }
        if (kept != null) {
            into.put(aspect, kept);
        } else {
            Trees.objectAt(Trees.objectAt(unsupported, "metrics"), metric).put(aspect, figure);
        }
    }

    private static Object scalar(Object figure) {
        Map<String, Object> object = Trees.object(figure);
        if (object != null) {
            for (String name : new String[] { "total", "count", "value" }) {
                if (Numbers.isFigure(object.get(name))) {
                    return object.get(name);
                }
            }
            return null;
        }
        return Numbers.isFigure(figure) ? figure : null;
    }

    private Map<String, Object> vector(Object figure) {
        Map<String, Object> object = Trees.object(figure);
        if (object == null) {
            return null;
        }
        Map<String, Object> vector = new JsonObject();
        object.forEach((name, value) -> vector.put(name, leaf(value)));
        return vector;
    }

    private Object leaf(Object value) {
        if (value instanceof Map<?, ?>) {
            return vector(value);
        }
        Object number = Numbers.of(value);
        if (number == null) {
            numeric = false;
            return value;
        }
        return number;
    }
}
