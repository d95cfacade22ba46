package io.agentaquarkus.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;

/** Ids in a query string: a parameter that may be repeated, and one that holds a list. */
final class RequestedIds {

    private RequestedIds() {
    }

    /** @param refusal what a bad id is answered with */
    static Set<UUID> traces(List<String> repeated, String list, String refusal) {
        Set<UUID> ids = new LinkedHashSet<>();
        all(repeated, list).forEach(text -> ids.add(trace(text, refusal)));
        return ids;
    }

    static Set<Long> spans(List<String> repeated, String list, String refusal) {
        Set<Long> ids = new LinkedHashSet<>();
        all(repeated, list).forEach(text -> ids.add(span(text, refusal)));
        return ids;
    }

    static UUID trace(String text, String refusal) {
        return SpanIds.parseTrace(text).orElseThrow(() -> Problem.badRequest(refusal));
    }

    static long span(String text, String refusal) {
        return SpanIds.parseSpan(text).orElseThrow(() -> Problem.badRequest(refusal));
    }

    private static List<String> all(List<String> repeated, String list) {
        List<String> texts = new ArrayList<>(repeated);
        if (list != null) {
            texts.addAll(List.of(list.split(",")));
        }
        return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }
}
