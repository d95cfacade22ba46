package io.agentaquarkus.trace;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StoredSpan;

/** Traces inside of other things: the spans of each by their ids, whatever their parents. */
public final class FlatTraces {

    private static final JsonFactory JSON = new JsonFactory();

    private FlatTraces() {
    }

    /** The traces with the ids, in the order of the ids, as a JSON array; each id has spans. */
    public static String json(List<UUID> traceIds, List<StoredSpan> spans) {
        Map<UUID, List<StoredSpan>> byTrace = spans.stream()
                .collect(Collectors.groupingBy(span -> span.span().traceId()));
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartArray();
            for (UUID traceId : traceIds) {
                write(out, traceId, byTrace.getOrDefault(traceId, List.of()));
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, UUID traceId, List<StoredSpan> spans) throws IOException {
        out.writeStartObject();
        out.writeStringField("trace_id", SpanIds.trace(traceId));
        out.writeObjectFieldStart("spans");
        for (StoredSpan span : spans) {
            out.writeObjectFieldStart(SpanIds.span(span.span().spanId()));
            SpanJson.writeMembers(out, span, IdForm.DASHED);
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
