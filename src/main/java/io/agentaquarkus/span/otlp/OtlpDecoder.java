package io.agentaquarkus.span.otlp;

import java.util.ArrayList;
import java.util.List;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.assemble.SpanAssembler;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.agentaquarkus.span.otlp.mapping.AttributeMapping;

/**
 * Reads an {@code ExportTraceServiceRequest}. Whatever the bytes are, the outcome is spans, reasons why some were left
 * out, or {@link MalformedExport}.
 */
public final class OtlpDecoder {

    private OtlpDecoder() {
    }

    /** The protobuf form; no bytes at all are an empty request. */
    public static Decoded protobuf(byte[] body) {
        return decode(OtlpProtobuf.read(body));
    }

    /** The JSON form of the OTLP specification: hexadecimal ids, lower-camel-case keys, unknown keys ignored. */
    public static Decoded json(byte[] body) {
        return decode(OtlpJson.read(body));
    }

    private static Decoded decode(List<RawSpan> raw) {
        List<SpanDraft> drafts = new ArrayList<>(raw.size());
        List<String> rejections = new ArrayList<>();
        boolean unusable = false;
        for (RawSpan span : raw) {
            String problem = span.problem();
            if (problem == null) {
                SpanDraft draft = span.draft();
                AttributeMapping.apply(draft.attributes);
                drafts.add(draft);
            } else {
                rejections.add(problem);
                unusable |= span.kind != null;
            }
        }
        return new Decoded(SpanAssembler.assemble(drafts), rejections, unusable && drafts.isEmpty());
    }

    /**
     * @param rejections one reason for each span that was left out
     * @param unusable nothing was accepted and at least one span was wrong in itself, not only of a kind that this
     *        server does not know yet
     */
    public record Decoded(List<Span> spans, List<String> rejections, boolean unusable) {
    }
}
