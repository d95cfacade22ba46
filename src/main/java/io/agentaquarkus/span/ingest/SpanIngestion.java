package io.agentaquarkus.span.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.assemble.SpanAssembler;
import io.agentaquarkus.span.assemble.SpanDraft;
import io.smallrye.mutiny.Uni;

/** Writing spans from inside the server: drafts in, stored spans out, after the commit. */
@ApplicationScoped
public class SpanIngestion {

    private final SpanIntake intake;

    public SpanIngestion(SpanIntake intake) {
        this.intake = intake;
    }

    /**
     * Of several copies of a span in one call the last counts. Assembles the drafts as one request and stores them. Fails with
     * {@link IntakeRefused} when nothing was stored.
     *
     * @return the spans that were stored, in the order of the drafts
     */
    public Uni<List<Span>> write(UUID projectId, UUID userId, List<SpanDraft> drafts) {
        List<Span> spans = SpanAssembler.assemble(lastOfEach(drafts));
        return intake.accept(projectId, userId, spans).map(rejections -> {
            if (rejections.isEmpty()) {
                return spans;
            }
            Set<SpanKey> rejected = new HashSet<>();
            rejections.forEach(rejection -> rejected.add(SpanKey.of(rejection.entry().span())));
            return spans.stream().filter(span -> !rejected.contains(SpanKey.of(span))).toList();
        });
    }

    private static List<SpanDraft> lastOfEach(List<SpanDraft> drafts) {
        Map<SpanKey, SpanDraft> byKey = new LinkedHashMap<>();
        drafts.forEach(draft -> byKey.put(new SpanKey(draft.traceId, draft.spanId), draft));
        return byKey.size() == drafts.size() ? drafts : new ArrayList<>(byKey.values());
    }

    private record SpanKey(UUID traceId, long spanId) {

        static SpanKey of(Span span) {
            return new SpanKey(span.traceId(), span.spanId());
        }
    }
}
