package io.agentaquarkus.span.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.StatusCode;

class SpanJsonTest {

    private static final String IDS = "'trace_id':'f5a2efb40895881e938e2ebc070beca8','span_id':'15f3df0731995245'";

    @Test
    void everyFieldOfASpan() {
        SpanDraft draft = one("{" + IDS
                + """
                        ,'parent_id':'0x15f3df0731995246','span_name':'qa','span_kind':'SPAN_KIND_SERVER',
                        'start_time':'2023-11-14T22:13:20.123456789Z','end_time':1700000001,'status_code':'STATUS_CODE_OK',
                        'status_message':'fine','session_id':'s','user_id':'u','agent_id':'a','attributes':{'x':null},
                        'references':[{'id':'31d6cfe04b9011ec800142010a8000b0','slug':'app','other':1,'attributes':{'key':'application'}}],
                        'links':[{'trace_id':'f5a2efb40895881e938e2ebc070beca8','span_id':'15f3df0731995245'}],
                        'hashes':[{'id':'h','other':1}],'events':[{'name':'e','timestamp':1700000000,'attributes':{'n':1}}],
                        'unheard_of':1}""");
        assertEquals(Assembled.TRACE, draft.traceId);
        assertEquals(0x15f3df0731995245L, draft.spanId);
        assertEquals(0x15f3df0731995246L, draft.parentId);
        assertEquals("qa", draft.name);
        assertEquals(SpanKind.SERVER, draft.kind);
        assertEquals(1_700_000_000_123_456_789L, draft.startNs);
        assertEquals(1_700_000_001_000_000_000L, draft.endNs);
        assertEquals(StatusCode.OK, draft.status);
        assertEquals(List.of("fine", "s", "u", "a"),
                List.of(draft.statusMessage, draft.sessionId, draft.userId, draft.agentId));
        assertTrue(draft.attributes.containsKey("x"));
        assertEquals("[{id=31d6cfe0-4b90-11ec-8001-42010a8000b0, slug=app, attributes={key=application}}]",
                draft.references.toString());
        assertNull(draft.links.get(0).attributes());
        assertEquals("[{id=h}]", draft.hashes.toString());
        assertEquals("Event[name=e, timestamp=2023-11-14T22:13:20, attributes={n=1}]", draft.events.get(0).toString());
    }

    @Test
    void whatIsNotGiven() {
        SpanDraft draft = one("{" + IDS + ",'start_time':1700000000}");
        assertEquals(0, draft.parentId);
        assertEquals(draft.startNs, draft.endNs);
        assertEquals(SpanKind.UNSPECIFIED, draft.kind);
        assertEquals(StatusCode.UNSET, draft.status);
        assertNull(draft.links);
        assertNull(draft.events);
        assertTrue(draft.name.matches("[0-9a-f]{12}"));
        assertEquals(1_700_000_000_000_000_000L, one("{" + IDS + ",'end_time':1700000000}").startNs);
        assertTrue(one("{" + IDS + "}").startNs > 1_700_000_000_000_000_000L);
    }

    @Test
    void childrenStandBeforeTheirParent() {
        List<SpanDraft> drafts = list(
                "[{" + IDS + ",'span_name':'root','spans':{'a':{" + IDS + ",'span_name':'a','spans':{'b':[{"
                        + IDS + ",'span_name':'b1'},{" + IDS + ",'span_name':'b2'},7]}},'c':{" + IDS + ",'span_name':'c'}}}]");
        assertEquals(List.of("b1", "b2", "a", "c", "root"), drafts.stream().map(draft -> draft.name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "7", "{'trace_id':'x','span_id':'15f3df0731995245'}", "{" + IDS + ",'start_time':123}",
            "{" + IDS + ",'end_time':'soon'}", "{" + IDS + ",'parent_id':'x'}", "{" + IDS + ",'links':[{'trace_id':'x'}]}",
            "{" + IDS + ",'events':[{'name':'e'}]}" })
    void whatIsNoSpanIsLeftOutAlone(String span) {
        assertEquals(List.of("good"), list("[" + span + ",{" + IDS + ",'span_name':'good'}]").stream()
                .map(draft -> draft.name).toList());
    }

    @Test
    void childrenOfWhatIsNoSpanAreKept() {
        assertEquals(List.of("good"), list("[{'spans':{'x':{" + IDS + ",'span_name':'good'}}}]").stream()
                .map(draft -> draft.name).toList());
    }

    private static SpanDraft one(String json) {
        return list("[" + json + "]").get(0);
    }

    private static List<SpanDraft> list(String json) {
        return SpanJson.list((List<?>) JsonTree.read(json.replace('\'', '"')));
    }
}
