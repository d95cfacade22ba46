package io.agentaquarkus.span.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.StoredSpan;
import io.agentaquarkus.span.store.Segments;
import io.agentaquarkus.span.store.SpanReader;
import io.agentaquarkus.span.store.SpanWriter;
import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What PostgreSQL finds by a filter is what the filter means: random filters over a fixed set of spans. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FilterAgreementTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int FILTERS = 400;

    @Inject
    SpanWriter writer;

    @Inject
    SpanReader reader;

    @ParameterizedTest
    @EnumSource
    void sqlAndMemoryAgree(Indexed indexed) {
        UUID project = UUID.randomUUID();
        List<StoredSpan> spans = store(project, new Random(1), indexed);
        RandomFilters filters = new RandomFilters(new Random(2));
        int decidedBySql = 0;
        int partlyMatching = 0;
        for (int i = 0; i < FILTERS; i++) {
            ObjectNode json = filters.group(2);
            Filter filter = FilterParser.parse(json);
            int matching = agree(project, spans, json, filter);
            decidedBySql += new FilterSql(filter, new ArrayList<>()).conditions().isEmpty() ? 0 : 1;
            partlyMatching += matching == 0 || matching == spans.size() ? 0 : 1;
        }
        assertTrue(decidedBySql > FILTERS / 4, "decided by SQL: " + decidedBySql);
        assertTrue(partlyMatching > FILTERS / 4, "matching some: " + partlyMatching);
    }

    /** 259 kinds of conditions: each field with each operator that it takes, and that at several values. */
    @ParameterizedTest
    @EnumSource
    void everyOperatorAgreesOnEveryField(Indexed indexed) {
        UUID project = UUID.randomUUID();
        List<StoredSpan> spans = store(project, new Random(3), indexed);
        RandomFilters filters = new RandomFilters(new Random(4));
        for (int i = 0; i < 2; i++) {
            List<ObjectNode> each = filters.ofEachKind();
            assertEquals(259, each.size());
            each.forEach(json -> agree(project, spans, json, FilterParser.parse(json)));
        }
    }

    /** How many match. */
    private int agree(UUID project, List<StoredSpan> spans, ObjectNode json, Filter filter) {
        Set<Long> expected = ids(spans.stream().filter(span -> FilterEvaluator.matches(filter, span)).toList());
        Set<Long> found = ids(reader.query(project, filter, Windowing.NONE).await().atMost(TIMEOUT));
        assertEquals(expected, found, json::toString);
        return found.size();
    }

    private List<StoredSpan> store(UUID project, Random random, Indexed indexed) {
        RandomSpans spans = new RandomSpans(random);
        List<Span> all = IntStream.range(0, RandomSpans.COUNT).mapToObj(spans::span).toList();
        List<Entry> entries = IntStream.range(0, RandomSpans.COUNT)
                .mapToObj(i -> Entry.of(project, RandomSpans.USERS.get(i % 2), all.get(i))).toList();
        assertEquals(List.of(), writer.write(entries).await().atMost(TIMEOUT));
        if (indexed == Indexed.SOME_AS_THEY_WERE) {
            Segments.write(project);
            // What the index knows of these is of spans that are gone.
            List<Entry> other = IntStream.range(RandomSpans.COUNT / 2, RandomSpans.COUNT * 3 / 4)
                    .mapToObj(i -> Entry.of(project, RandomSpans.USERS.get(i % 2), spans.span(i))).toList();
            assertEquals(List.of(), writer.write(other).await().atMost(TIMEOUT));
        }
        // Half of them twice, by another user, so that they have a time and an author of the update.
        List<Entry> again = all.subList(0, RandomSpans.COUNT / 2).stream()
                .map(span -> Entry.of(project, RandomSpans.USERS.get(2), span)).toList();
        assertEquals(List.of(), writer.write(again).await().atMost(TIMEOUT));
        if (indexed == Indexed.ALL) {
            Segments.write(project);
        }
        return reader.query(project, Filter.ANYTHING, Windowing.NONE).await().atMost(TIMEOUT);
    }

    /** Which spans are found by their terms. */
    enum Indexed {

        NONE,
        SOME_AS_THEY_WERE,
        ALL
    }

    private static Set<Long> ids(List<StoredSpan> spans) {
        return spans.stream().map(span -> span.span().spanId()).collect(Collectors.toCollection(TreeSet::new));
    }
}
