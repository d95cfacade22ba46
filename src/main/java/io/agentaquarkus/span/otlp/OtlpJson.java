package io.agentaquarkus.span.otlp;

import java.math.BigInteger;
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
            for (Map<String, Object> resource : objects(object("request", JsonTree.read(body)), "resourceSpans")) {
                for (Map<String, Object> scope : objects(resource, "scopeSpans")) {
                    for (Map<String, Object> span : objects(scope, "spans")) {
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
        span.traceId = RawSpan.id(text(json, "traceId"));
        span.spanId = RawSpan.id(text(json, "spanId"));
        span.parentId = RawSpan.id(text(json, "parentSpanId"));
        span.name = text(json, "name");
        span.kind = kind(json.get("kind"));
        span.startNs = unsigned(json, "startTimeUnixNano");
        span.endNs = unsigned(json, "endTimeUnixNano");
        attributes(json, "attributes", span.attributes);
        if (json.get("status") != null) {
            Map<String, Object> status = object("status", json.get("status"));
            span.status = status(status.get("code"));
            span.statusMessage = text(status, "message");
        }
        for (Map<String, Object> given : objects(json, "events")) {
            RawSpan.Event event = new RawSpan.Event();
            event.ns = unsigned(given, "timeUnixNano");
            event.name = text(given, "name");
            attributes(given, "attributes", event.attributes);
            span.events.add(event);
        }
        for (Map<String, Object> given : objects(json, "links")) {
            RawSpan.Link link = new RawSpan.Link();
            link.traceId = RawSpan.id(text(given, "traceId"));
            link.spanId = RawSpan.id(text(given, "spanId"));
            attributes(given, "attributes", link.attributes);
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
        return value instanceof String word ? SpanKind.of(word) : null;
    }

    private static StatusCode status(Object value) {
        if (value instanceof Long number) {
            return number >= 0 && number < StatusCode.values().length ? StatusCode.values()[number.intValue()]
                    : StatusCode.UNSET;
        }
        StatusCode code = value instanceof String word ? StatusCode.of(word) : null;
        return code == null ? StatusCode.UNSET : code;
    }

    private static void attributes(Map<String, Object> json, String name, Map<String, Object> into) {
        for (Map<String, Object> attribute : objects(json, name)) {
            Object value = attribute.get("value");
            into.put(text(attribute, "key"), value == null ? null : value(object("value", value)));
        }
    }

    private static Object value(Map<String, Object> json) {
        for (Map.Entry<String, Object> member : json.entrySet()) {
            if (member.getValue() != null && KINDS.containsKey(member.getKey())) {
                return KINDS.get(member.getKey()).read(member.getKey(), member.getValue());
            }
        }
        return null;
    }

    private interface Kind {

        Object read(String name, Object value);
    }

    /** What a value may be, by the name of its only member. */
    private static final Map<String, Kind> KINDS = Map.of(
            "stringValue", (name, value) -> require(String.class, name, value),
            "boolValue", (name, value) -> require(Boolean.class, name, value),
            "intValue", OtlpJson::integer,
            "doubleValue", OtlpJson::decimal,
            "bytesValue", OtlpJson::bytes,
            "arrayValue", OtlpJson::array,
            "kvlistValue", OtlpJson::members);

    private static Object integer(String name, Object value) {
        try {
            return value instanceof String text ? Long.valueOf(text) : require(Long.class, name, value);
        } catch (NumberFormatException e) {
            throw unexpected(name);
        }
    }

    private static Object decimal(String name, Object value) {
        try {
            return value instanceof String text ? Double.valueOf(text)
                    : (Object) require(Number.class, name, value).doubleValue();
        } catch (NumberFormatException e) {
            throw unexpected(name);
        }
    }

    private static Object bytes(String name, Object value) {
        try {
            return OtlpProtobuf.bytes(Base64.getDecoder().decode(require(String.class, name, value)));
        } catch (IllegalArgumentException e) {
            throw unexpected(name);
        }
    }

    private static Object array(String name, Object value) {
        List<Object> list = new ArrayList<>();
        for (Object element : list(object(name, value), "values")) {
            list.add(element == null ? null : value(object(name, element)));
        }
        return list;
    }

    private static Object members(String name, Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        attributes(object(name, value), "values", members);
        return members;
    }

    /** Numbers above 2^63 come out negative, as in the protocol's other encoding. */
    private static long unsigned(Map<String, Object> json, String name) {
        Object value = json.get(name);
        try {
            if (value == null) {
                return 0;
            }
            if (value instanceof String text) {
                return Long.parseUnsignedLong(text);
            }
            if (value instanceof BigInteger number && number.signum() > 0 && number.bitLength() <= 64) {
                return number.longValue();
            }
            if (value instanceof Double number && number == Math.rint(number) && number >= 0 && number < 0x1p63) {
                return number.longValue();
            }
            return require(Long.class, name, value);
        } catch (NumberFormatException e) {
            throw unexpected(name);
        }
    }

    private static String text(Map<String, Object> json, String name) {
        return json.get(name) == null ? "" : require(String.class, name, json.get(name));
    }

    private static Map<String, Object> object(String name, Object value) {
        Map<String, Object> object = Trees.object(value);
        if (object == null) {
            throw unexpected(name);
        }
        return object;
    }

    private static List<?> list(Map<String, Object> json, String name) {
        return json.get(name) == null ? List.of() : require(List.class, name, json.get(name));
    }

    private static List<Map<String, Object>> objects(Map<String, Object> json, String name) {
        List<Map<String, Object>> objects = new ArrayList<>();
        list(json, name).forEach(element -> objects.add(object(name, element)));
        return objects;
    }

    private static <T> T require(Class<T> type, String name, Object value) {
        if (!type.isInstance(value)) {
            throw unexpected(name);
        }
        return type.cast(value);
    }

    private static IllegalArgumentException unexpected(String name) {
        return new IllegalArgumentException("'" + name + "' is not of the type that it should be.");
    }
}
