package io.agentaquarkus.span.assemble;

import static io.agentaquarkus.span.assemble.Assembled.at;
import static io.agentaquarkus.span.assemble.Assembled.draft;
import static io.agentaquarkus.span.assemble.Assembled.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.TraceType;

class SpanAssemblerTest {

    @ParameterizedTest
    @CsvSource({ "0, 1000, 0.001", "0, 1500, 0.001", "0, 1501, 0.002", "0, 123456789, 123.457",
            "1700000000000000000, 1700000003600000001, 3600.0" })
    void theDurationIsInMillisecondsWithThreeDecimals(long start, long end, double duration) {
        SpanDraft draft = draft(1, 0, "{}");
        draft.startNs = start;
        draft.endNs = end;
        Span span = one(draft);
        assertEquals(duration, span.metrics().durationMs());
        assertEquals("{'cumulative':" + duration + "}", at(span, "metrics.duration"));
    }

    @ParameterizedTest
    @CsvSource({ "5000, 5000", "5000, 1000", "0, 500" })
    void aDurationThatIsNotPositiveIsTheSenders(long start, long end) {
        SpanDraft draft = draft(1, 0, "{'ag':{'metrics':{'duration':{'cumulative':7}}}}");
        draft.startNs = start;
        draft.endNs = end;
        assertEquals("{'cumulative':7}", at(one(draft), "metrics.duration"));
        SpanDraft silent = draft(1, 0, "{}");
        silent.startNs = start;
        silent.endNs = end;
        assertEquals(Double.NaN, one(silent).metrics().durationMs());
    }

    @Test
    void exceptionsAreCountedWhenThereAreEvents() {
        SpanDraft draft = draft(1, 0, "{'ag':{'metrics':{'errors':{'incremental':9}}}}");
        draft.events = List.of(new SpanDraft.Event("exception", "t", Map.of()), new SpanDraft.Event("Exception", "t", null));
        Span span = one(draft);
        assertEquals("{'incremental':1,'cumulative':1}", at(span, "metrics.errors"));
        assertEquals("[{'name':'exception','timestamp':'t','attributes':{}},{'name':'Exception','timestamp':'t'}]",
                text(span.events()));
        assertEquals("{'incremental':9,'cumulative':9}",
                at(one(draft(1, 0, "{'ag':{'metrics':{'errors':{'incremental':9}}}}")), "metrics.errors"));
    }

    @Test
    void theTypeIsThatOfAgOrATask() {
        assertEquals(SpanType.CHAT, one(draft(1, 0, "{'ag.type.span':'chat'}")).spanType());
        assertEquals(SpanType.TASK, one(draft(1, 0, "{'ag.type.span':'CHAT'}")).spanType());
        assertEquals("{'trace':'invocation'}", at(one(draft(1, 0, "{'ag.type.span':'CHAT'}")), "type"));
    }

    @Test
    void anEmptyListOfLinksMakesAnAnnotationOfItsTraceAlone() {
        SpanDraft linked = draft(1, 0, "{}");
        linked.links = List.of();
        SpanDraft other = new SpanDraft(UUID.randomUUID(), 1, 0);
        List<Span> spans = SpanAssembler.assemble(new ArrayList<>(List.of(draft(2, 1, "{}"), other, linked)));
        assertEquals(List.of(TraceType.ANNOTATION, TraceType.INVOCATION, TraceType.ANNOTATION),
                spans.stream().map(Span::traceType).toList());
        assertEquals("'annotation'", at(spans.get(0), "type.trace"));
        assertNull(spans.get(2).links());
    }

    @Test
    void onlyRootsHaveTheIdentityOfTheirAttributes() {
        String identity = "{'ag':{'session':{'id':'s'},'user':{'id':'u'},'agent':{'id':'a'}}}";
        Span root = one(draft(1, 0, identity));
        assertEquals(List.of("s", "u", "a"), List.of(root.sessionId(), root.userId(), root.agentId()));
        SpanDraft child = draft(2, 1, identity);
        child.sessionId = "given";
        Span span = one(child);
        assertEquals("given", span.sessionId());
        assertNull(span.userId());
        SpanDraft silent = draft(3, 0, "{}");
        silent.sessionId = "given";
        assertNull(one(silent).sessionId());
    }

    @Test
    void referencesOfAttributesReplaceGivenOnesAndAreHashed() {
        SpanDraft draft = draft(1, 0, "{'ag':{'references':{'application':{'slug':'my-app'}}}}");
        draft.references = List.of(Map.of("slug", "other", "attributes", Map.of("key", "testset")));
        draft.hashes = List.of(Map.of("id", "x"));
        Span span = one(draft);
        assertEquals("[{'slug':'my-app','attributes':{'key':'application'}}]", text(span.references()));
        assertEquals(List.of(Map.of("id", "e3303481-fb6f-24b9-ce66-34b1f0120147", "attributes", Map.of("key", "indirect"))),
                JsonTree.read(span.hashes()));
        SpanDraft kept = draft(1, 0, "{}");
        kept.references = List.of(Map.of("slug", "other"));
        kept.hashes = List.of(Map.of("id", "x"));
        assertEquals("[{'slug':'other'}]", text(one(kept).references()));
        assertEquals("[{'id':'x'}]", text(one(kept).hashes()));
    }

    @Test
    void spansComeInTheOrderOfTheirDrafts() {
        UUID other = UUID.randomUUID();
        List<SpanDraft> drafts = List.of(draft(3, 0, "{}"), new SpanDraft(other, 9, 0), draft(1, 3, "{}"),
                new SpanDraft(other, 8, 9));
        assertEquals(List.of(3L, 9L, 1L, 8L), SpanAssembler.assemble(drafts).stream().map(Span::spanId).toList());
        assertEquals(List.of(), SpanAssembler.assemble(List.of()));
    }

    private static Span one(SpanDraft draft) {
        return SpanAssembler.assemble(List.of(draft)).get(0);
    }
}
