package io.agentaquarkus.span.filter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.fuzz.Mutation;
import io.agentaquarkus.fuzz.RecordedRequests;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.StoredSpan;

/** Whatever stands in the place of a filter is a filter, which can be applied, or is refused as the caller's mistake. */
class FilterFuzzTest {

    private static final int MUTATIONS = 20_000;

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void anythingIsAFilterOrRefused(int seed) {
        Random random = new Random(seed);
        List<StoredSpan> spans = IntStream.range(0, 5).mapToObj(i -> new StoredSpan(new RandomSpans(random).span(i),
                Instant.EPOCH, UUID.randomUUID(), null, null)).toList();
        List<JsonNode> filters = new ArrayList<>(RecordedRequests.json().stream()
                .map(request -> request.json().has("filtering") ? request.json().get("filtering")
                        : request.json().path("filter"))
                .filter(JsonNode::isObject).toList());
        assertTrue(filters.size() > 100, "recorded filters are missing");
        RandomFilters more = new RandomFilters(random);
        Mutation mutation = new Mutation(random);
        int applied = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            JsonNode filter = mutation.of(i % 2 == 0 ? filters.get(random.nextInt(filters.size())) : more.group(2));
            applied += check(seed, filter, spans) ? 1 : 0;
        }
        assertTrue(applied > MUTATIONS / 20, "applied: " + applied);
    }

    private static boolean check(int seed, JsonNode json, List<StoredSpan> spans) {
        try {
            Filter filter = FilterParser.parse(json);
            new FilterSql(filter, new ArrayList<>()).conditions();
            spans.forEach(span -> FilterEvaluator.matches(filter, span));
            return true;
        } catch (Problem problem) {
            assertTrue(problem.status() >= 400 && problem.status() < 500, () -> "seed " + seed + ", filter " + json);
            return false;
        } catch (RuntimeException | StackOverflowError failure) {
            throw new AssertionError("seed " + seed + ", filter " + json, failure);
        }
    }
}
