package io.agentaquarkus.span.otlp;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.assemble.Trees;

/**
 * The JSON encoding of OTLP, which is not that of protobuf: ids are hexadecimal. 64-bit numbers may be text, enumerations
 * numbers or names, unknown keys are ignored, and null stands for an absent value.
 */
final class OtlpJson {

    private OtlpJson() {
    }

    static List<RawSpan> read(byte[] body) {
        try {
            List<RawSpan> spans = new ArrayList<>();
            for (Map<String, Object> resource : objects(object(JsonTree.read(body)).get("resourceSpans"))) {
                for (Map<String, Object> scope : objects(resource.get("scopeSpans"))) {
                    for (Map<String, Object> span : objects(scope.get("spans"))) {
                        spans.add(span(span));
                    }
                }
            }
            return spans;
        } catch (IllegalArgumentException e) {
            throw new MalformedExport("Failed to parse OTLP JSON: " + e.getMessage(), e);
        }
    }

    private static RawSpan span(Map<String, Object> json) {
        RawSpan span = new RawSpan();
        span.traceId = RawSpan.id(text(json.get("traceId")));
        span.spanId = RawSpan.id(text(json.get("spanId")));
        span.parentId = RawSpan.id(text(json.get("parentSpanId")));
        span.name = text(json.get("name"));
        span.kind = kind(json.get("kind"));
        span.startNs = unsigned(json.get("startTimeUnixNano"));
        span.endNs = unsigned(json.get("endTimeUnixNano"));
        attributes(json.get("attributes"), span.attributes);
        if (json.get("status") != null) {
            Map<String, Object> status = object(json.get("status"));
            span.status = status(status.get("code"));
            span.statusMessage = text(status.get("message"));
        }
        for (Map<String, Object> given : objects(json.get("events"))) {
            RawSpan.Event event = new RawSpan.Event();
            event.ns = unsigned(given.get("timeUnixNano"));
            event.name = text(given.get("name"));
            attributes(given.get("attributes"), event.attributes);
            span.events.add(event);
        }
        for (Map<String, Object> given : objects(json.get("links"))) {
            RawSpan.Link link = new RawSpan.Link();
            link.traceId = RawSpan.id(text(given.get("traceId")));
            link.spanId = RawSpan.id(text(given.get("spanId")));
            attributes(given.get("attributes"), link.attributes);
            span.links.add(link);
        }
        return span;
    }

    private static SpanKind kind(Object value) {
        if (value == null) {
            return SpanKind.UNSPECIFIED;
        }
        if (value instanceof Long number) {
            return number >= 0 && number < SpanKind.values().length ? SpanKind.values()[number.intValue()] : null;
        }
        return SpanKind.of(text(value));
    }

    private static StatusCode status(Object value) {
        if (value instanceof Long number) {
            return number >= 0 && number < StatusCode.values().length ? StatusCode.values()[number.intValue()]
                    : StatusCode.UNSET;
        }
        StatusCode code = value == null ? null : StatusCode.of(text(value));
        return code == null ? StatusCode.UNSET : code;
    }

    private static void attributes(Object value, Map<String, Object> into) {
        for (Map<String, Object> attribute : objects(value)) {
            into.put(text(attribute.get("key")), value(attribute.get("value")));
        }
    }

    private static Object value(Object json) {
        if (json == null) {
            return null;
        }
        for (Map.Entry<String, Object> member : object(json).entrySet()) {
            Object value = member.getValue();
            switch (member.getKey()) {
                case "stringValue" -> {
                    return text(value);
                }
                case "boolValue" -> {
                    return require(Boolean.class, value);
                }
                case "intValue" -> {
                    return value instanceof String text ? parseLong(text) : require(Long.class, value);
                }
                case "doubleValue" -> {
                    return value instanceof String text ? parseDouble(text)
                            : require(Number.class, value).doubleValue();
                }
                case "bytesValue" -> {
                    return OtlpProtobuf.bytes(Base64.getDecoder().decode(text(value)));
                }
                case "arrayValue" -> {
                    List<Object> list = new ArrayList<>();
                    objectOrNulls(object(value).get("values")).forEach(element -> list.add(value(element)));
                    return list;
                }
                case "kvlistValue" -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    attributes(object(value).get("values"), object);
                    return object;
                }
                default -> {
                }
            }
        }
        return null;
    }

    private static long unsigned(Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof String text) {
            return Long.parseUnsignedLong(text);
        }
        if (value instanceof Double number && number == Math.rint(number) && number >= 0 && number < 0x1p63) {
            return number.longValue();
        }
        return require(Long.class, value);
    }

    private static Long parseLong(String text) {
        return Long.valueOf(text);
    }

    private static Double parseDouble(String text) {
        return Double.valueOf(text);
    }

    private static String text(Object value) {
        return value == null ? "" : require(String.class, value);
    }

    private static Map<String, Object> object(Object value) {
        Map<String, Object> object = Trees.object(value);
        if (object == null) {
            throw new IllegalArgumentException("an object was expected.");
        }
        return object;
    }

    private static List<?> objectOrNulls(Object value) {
        return value == null ? List.of() : require(List.class, value);
    }

    private static List<Map<String, Object>> objects(Object value) {
        List<Map<String, Object>> objects = new ArrayList<>();
        objectOrNulls(value).forEach(element -> objects.add(object(element)));
        return objects;
    }

    private static <T> T require(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("a value of another type was expected.");
        }
        return type.cast(value);
    }
}
