package io.agentaquarkus.span.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Which terms ({@link SpanTerms}) a span that matches a filter is sure to have. Spans that have them need not match: it says
 * which ones are worth looking at.
 */
public sealed interface TermQuery {

    /** Nothing is known: any span may match. */
    TermQuery ANY = new Any();

    record Any() implements TermQuery {
    }

    record Has(int term) implements TermQuery {
    }

    record All(List<TermQuery> parts) implements TermQuery {
    }

    /** At least one of them; where there is none, no span matches. */
    record One(List<TermQuery> parts) implements TermQuery {
    }

    static TermQuery all(List<TermQuery> parts) {
        List<TermQuery> known = new ArrayList<>(parts);
        known.removeIf(ANY::equals);
        return known.isEmpty() ? ANY : known.size() == 1 ? known.get(0) : new All(known);
    }

    static TermQuery one(List<TermQuery> parts) {
        return parts.contains(ANY) ? ANY : parts.size() == 1 ? parts.get(0) : new One(parts);
    }
}
