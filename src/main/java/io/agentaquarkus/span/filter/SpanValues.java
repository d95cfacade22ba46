package io.agentaquarkus.span.filter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.StoredSpan;

/** The values of one span as filters see them; JSON is read when it is first asked for. */
final class SpanValues {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneOffset.UTC);

    private final StoredSpan stored;
    private final Span span;
    private JsonNode attributes;

    SpanValues(StoredSpan stored) {
        this.stored = stored;
        this.span = stored.span();
    }

    /** A {@code Long} or {@code String}; times in microseconds. */
    Comparable<?> plain(SpanField field) {
        return switch (field) {
            case TRACE_ID -> span.traceId().toString();
            case SPAN_ID -> span.spanId();
            case PARENT_ID -> span.isRoot() ? null : (Comparable<?>) span.parentId();
            case TRACE_TYPE -> (long) span.traceType().ordinal();
            case SPAN_TYPE -> (long) span.spanType().ordinal();
            case SPAN_KIND -> (long) span.kind().ordinal();
            case STATUS_CODE -> (long) span.status().ordinal();
            case SPAN_NAME -> span.name();
            case STATUS_MESSAGE -> span.statusMessage();
            case SESSION_ID -> span.sessionId();
            case USER_ID -> span.userId();
            case AGENT_ID -> span.agentId();
            case START_TIME -> span.startMicros();
            case END_TIME -> span.endMicros();
            case CREATED_AT -> FilterTimes.micros(stored.createdAt());
            case UPDATED_AT -> stored.updatedAt() == null ? null : (Comparable<?>) FilterTimes.micros(stored.updatedAt());
            case CREATED_BY_ID -> stored.createdBy().toString();
            case UPDATED_BY_ID -> stored.updatedBy() == null ? null : stored.updatedBy().toString();
            default -> null;
        };
    }

    /** {@code 2023-11-14 22:15:00+00}, with the fraction that is not zero. */
    String timeText(SpanField field) {
        Long micros = (Long) plain(field);
        if (micros == null) {
            return null;
        }
        String text = SECONDS.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000)));
        long fraction = Math.floorMod(micros, 1_000_000);
        return text + (fraction == 0 ? "" : ("." + String.format("%06d", fraction)).replaceAll("0+$", "")) + "+00";
    }

    /** The value at a dotted path of object keys; null when it leads nowhere. */
    JsonNode attribute(String path) {
        JsonNode here = attributes();
        for (String step : path.split("\\.", -1)) {
            here = here.isObject() ? here.get(step) : null;
            if (here == null) {
                return null;
            }
        }
        return here;
    }

    JsonNode parentOf(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? attributes() : attribute(path.substring(0, dot));
    }

    /** The list of references, links, events or hashes; null when the span has none. */
    JsonNode elements(SpanField field) {
        byte[] json = switch (field) {
            case REFERENCES -> span.references();
            case LINKS -> span.links();
            case EVENTS -> span.events();
            default -> span.hashes();
        };
        return json == null ? null : StoredJson.read(json);
    }

    /** Every text among the values of attributes and events. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        collect(attributes(), texts);
        if (span.events() != null) {
            collect(StoredJson.read(span.events()), texts);
        }
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        } else {
            node.forEach(child -> collect(child, texts));
        }
    }

    private JsonNode attributes() {
        if (attributes == null) {
            attributes = StoredJson.read(span.attributes());
        }
        return attributes;
    }
}
