package io.agentaquarkus.span.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanIds;
import io.agentaquarkus.span.assemble.SpanJson;
import io.agentaquarkus.span.assemble.Trees;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterParser;
import io.agentaquarkus.span.store.SpanReader;
import io.agentaquarkus.span.store.SpanWriter;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** However the spans of a trace come, in whatever requests, order and number: what is stored is as if they had come at once. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TraceDeliveryTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int TRACES = 250;
    private static final UUID USER = new UUID(7, 7);

    @Inject
    SpanIngestion ingestion;

    @Inject
    SpanReader reader;

    @Inject
    SpanWriter writer;

    @Test
    void oneRequestAfterTheOther() {
        agree(3, requests -> Multi.createFrom().iterable(requests).onItem()
                .transformToUniAndConcatenate(request -> request).collect().asList());
    }

    @Test
    void allAtOnce() {
        agree(4, requests -> Uni.join().all(requests).andFailFast());
    }

    /** Parts of several traces share requests, as a batching exporter sends them. */
    @Test
    void tracesMixed() {
        for (int seed = 5; seed < 25; seed++) {
            RandomTraces traces = new RandomTraces(new Random(seed));
            List<List<ObjectNode>> whole = List.of(traces.trace(), traces.trace(), traces.trace());
            List<ObjectNode> spans = whole.stream().flatMap(List::stream).toList();
            UUID project = UUID.randomUUID();
            List<Uni<List<Span>>> requests = traces.delivery(spans).stream().map(part -> write(project, part)).toList();
            Uni.join().all(requests).andFailFast().await().atMost(TIMEOUT);
            for (List<ObjectNode> trace : whole) {
                assertEquals(atOnce(trace), stored(project, trace), "seed " + seed + ": " + spans);
            }
        }
    }

    @Test
    void sumsAreFoundByFilters() {
        UUID project = UUID.randomUUID();
        String root = "{'trace_id':'000000000000000000000000000000a1','span_id':'00000000000000a1'}";
        String child = "{'trace_id':'000000000000000000000000000000a1','span_id':'00000000000000a2','parent_id':'00000000000000a1',"
                + "'attributes':{'ag.metrics.tokens.incremental':{'total':12}}}";
        for (String span : List.of(child, root)) {
            write(project, List.of((ObjectNode) StoredJson.read(span.replace('\'', '"').getBytes(StandardCharsets.UTF_8))))
                    .await().atMost(TIMEOUT);
        }
        Filter filter = FilterParser.parse(StoredJson.read("""
                {"conditions":[{"field":"attributes","key":"ag.metrics.tokens.cumulative.total","operator":"is","value":12},
                 {"field":"parent_id","operator":"is","value":null}]}""".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(0xa1L), reader.query(project, filter, Windowing.NONE).await().atMost(TIMEOUT).stream()
                .map(found -> found.span().spanId()).toList());
    }

    private void agree(int seed, Sending sending) {
        RandomTraces traces = new RandomTraces(new Random(seed));
        for (int i = 0; i < TRACES; i++) {
            List<ObjectNode> trace = traces.trace();
            List<List<ObjectNode>> delivery = traces.delivery(trace);
            UUID project = UUID.randomUUID();
            sending.send(delivery.stream().map(part -> write(project, part)).toList()).await().atMost(TIMEOUT);
            assertEquals(atOnce(trace), stored(project, trace), "trace " + i + " of seed " + seed + ": " + delivery);
        }
    }

    private Map<String, String> atOnce(List<ObjectNode> trace) {
        UUID project = UUID.randomUUID();
        write(project, trace).await().atMost(TIMEOUT);
        return stored(project, trace);
    }

    private Uni<List<Span>> write(UUID project, List<ObjectNode> spans) {
        return Uni.createFrom().deferred(() -> ingestion.write(project, USER, SpanJson.list(spans.stream()
                .map(span -> Trees.object(JsonTree.read(StoredJson.write(span)))).toList())));
    }

    private Map<String, String> stored(UUID project, List<ObjectNode> trace) {
        UUID traceId = SpanIds.parseTrace(trace.get(0).get("trace_id").textValue()).orElseThrow();
        Map<String, String> spans = new TreeMap<>();
        reader.spansOfTraces(project, Set.of(traceId)).await().atMost(TIMEOUT).forEach(stored -> {
            Span span = stored.span();
            JsonNode attributes = StoredJson.read(span.attributes());
            spans.put(SpanIds.span(span.spanId()), span.traceType() + " " + span.metrics() + " " + sorted(attributes));
        });
        assertEquals(trace.size(), spans.size());
        return spans;
    }

    /** Equal however the members are ordered. */
    private static String sorted(JsonNode node) {
        if (!node.isObject()) {
            return node.toString();
        }
        Map<String, String> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
        return members.toString();
    }

    private interface Sending {

        Uni<?> send(List<Uni<List<Span>>> requests);
    }
}
