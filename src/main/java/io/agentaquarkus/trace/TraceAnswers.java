package io.agentaquarkus.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;

import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.StoredSpan;

/** The envelopes of spans and traces. {@code count} is the number of items in the answer. */
final class TraceAnswers {

    static final byte[] NOTHING = "{\"count\":0}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static final JsonFactory JSON = new JsonFactory();

    private TraceAnswers() {
    }

    static byte[] spans(List<StoredSpan> spans) {
        return write(spans.size(), out -> {
            out.writeArrayFieldStart("spans");
            for (StoredSpan span : spans) {
                writeSpan(out, span);
            }
            out.writeEndArray();
        });
    }

    /** One span a line, without the last line's end. */
    static byte[] lines(List<StoredSpan> spans) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.setRootValueSeparator(new SerializedString("\n"));
            for (StoredSpan span : spans) {
                writeSpan(out, span);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** As the older route has it: without the list when it is empty. */
    static byte[] spansIfAny(List<StoredSpan> spans) {
        return spans.isEmpty() ? NOTHING : spans(spans);
    }

    static byte[] span(List<StoredSpan> spans) {
        return spans.isEmpty() ? NOTHING : write(1, out -> {
            out.writeFieldName("span");
            writeSpan(out, spans.get(0));
        });
    }

    static byte[] traces(List<TraceTree> traces) {
        return write(traces.size(), out -> {
            out.writeArrayFieldStart("traces");
            for (TraceTree trace : traces) {
                trace.write(out);
            }
            out.writeEndArray();
        });
    }

    static byte[] trace(List<TraceTree> traces) {
        return traces.isEmpty() ? NOTHING : write(1, out -> {
            out.writeFieldName("trace");
            traces.get(0).write(out);
        });
    }

    /** The older form: traces by id. */
    static byte[] traceMap(List<TraceTree> traces) {
        return write(traces.size(), out -> {
            out.writeObjectFieldStart("traces");
            for (TraceTree trace : traces) {
                out.writeObjectFieldStart(SpanIds.trace(trace.traceId()));
                trace.writeSpans(out);
                out.writeEndObject();
            }
            out.writeEndObject();
        });
    }

    private static void writeSpan(JsonGenerator out, StoredSpan span) throws IOException {
        out.writeStartObject();
        SpanJson.writeMembers(out, span);
        out.writeEndObject();
    }

    private static byte[] write(int count, Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("count", count);
            members.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Members {

        void write(JsonGenerator out) throws IOException;
    }
}
