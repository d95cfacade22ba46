package io.agentaquarkus.revision.rest;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.paging.NextPage;
import io.agentaquarkus.revision.Family;

/** Where the next page begins. Only some lists tell it, and only a full page has a next one. */
final class Cursor {

    private Cursor() {
    }

    /** The answer, with {@code windowing} where the family's clients expect it. */
    static <T> ObjectNode add(ObjectNode answer, Family family, JsonNode request, List<T> page, Function<T, UUID> id) {
        JsonNode asked = request.path("windowing");
        int limit = asked.path("limit").asInt(0);
        if (tellsNextPage(family, answer) && limit != 0 && page.size() >= Math.max(1, limit)) {
            answer.set("windowing", NextPage.after(id.apply(page.get(page.size() - 1)), asked));
        }
        return answer;
    }

    private static boolean tellsNextPage(Family family, ObjectNode answer) {
        return family == Family.WORKFLOW || family == Family.TESTSET && answer.has(family.plural());
    }
}
