package io.agentaquarkus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.trace.SavedQuery.Focus;

class SavedQueryTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final UUID LAST = UUID.fromString("0195d6f0-0000-7000-8000-00000000dead");

    @Test
    void aQueryThatSaysNothingAsksForEverythingInTheCallersWindow() {
        SavedQuery query = query("{}");
        Windowing asked = new Windowing(JULY, MAY, LAST, 5, "ascending", null, 0.5);
        assertEquals(Optional.empty(), query.focus());
        assertEquals(Filter.ANYTHING, query.filter());
        assertNull(query.windowing());
        assertEquals(asked, query.window(asked));
    }

    @Test
    void theFocusIsReadAsItIsWritten() {
        assertEquals(Optional.of(Focus.SPAN), query("{'formatting':{'focus':'span','format':'agenta'}}").focus());
        assertEquals(Optional.of(Focus.TRACE), query("{'formatting':{'focus':'trace'}}").focus());
        assertEquals(Optional.empty(), query("{'formatting':{'format':'agenta'}}").focus());
    }

    @Test
    void aFilterThatFitsNoSpanIsRefused() {
        Problem refusal = assertThrows(Problem.class,
                () -> query("{'filtering':{'operator':'and','conditions':[{'field':'colour','operator':'is','value':1}]}}"));
        assertEquals(400, refusal.status());
        assertEquals("Unknown field 'colour' in a filter.", refusal.detail());
    }

    @Test
    void ofAStoredWindowTheCallerChoosesTheSizeOfThePageAlone() {
        SavedQuery query = query("{'windowing':{'newest':'2026-06-01T00:00:00Z','limit':50,'order':'ascending','rate':0.5}}");
        assertEquals(new Windowing(JUNE, null, null, 50, "ascending", null, 0.5), query.window(Windowing.NONE));
        assertEquals(new Windowing(JUNE, null, null, 7, "ascending", null, 0.5),
                query.window(new Windowing(MAY, MAY, null, 7, "descending", 60, 1.0)));
    }

    @Test
    void aNextPageBeginsBehindTheLastItemOfTheOneBefore() {
        SavedQuery query = query("{'windowing':{'limit':50}}");
        assertEquals(new Windowing(JUNE, null, LAST, 50, null, null, null),
                query.window(new Windowing(JUNE, null, LAST, null, null, null, null)));
    }

    @Test
    void aNextPageNeverLeavesTheStoredWindow() {
        SavedQuery query = query("{'windowing':{'newest':'2026-06-01T00:00:00Z','oldest':'2026-06-01T00:00:00Z'}}");
        assertEquals(new Windowing(JUNE, JUNE, LAST, null, null, null, null),
                query.window(new Windowing(JULY, MAY, LAST, null, null, null, null)));
        assertEquals(new Windowing(MAY, JULY, LAST, null, null, null, null),
                query.window(new Windowing(MAY, JULY, LAST, null, null, null, null)));
    }

    private static SavedQuery query(String data) {
        return SavedQuery.of(ExactJson.read(data.replace('\'', '"')));
    }
}
