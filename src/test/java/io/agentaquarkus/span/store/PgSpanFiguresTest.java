package io.agentaquarkus.span.store;

import static io.agentaquarkus.span.store.Spans.START_NS;
import static io.agentaquarkus.span.store.Spans.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.SpanFigures.Figure;
import io.agentaquarkus.span.store.SpanFigures.Figures;
import io.agentaquarkus.span.store.SpanFigures.Intervals;
import io.agentaquarkus.span.store.SpanWriter.Entry;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Figures are what the spans say, whichever way they are read and whatever happened to the spans before. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PgSpanFiguresTest extends SpanStore {

    private static final int TRACES = 300;
    private static final Duration AGE = Duration.ofHours(60);

    private final Random random = new Random(11);
    private final List<UUID> traces = random.ints(TRACES).mapToObj(i -> UUID.randomUUID()).toList();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Inject
    SpanWriter writer;

    @Inject
    SpanReader reader;

    @Inject
    SpanFigures figures;

    @Inject
    Pool pool;

    @Override
    SpanWriter writer() {
        return writer;
    }

    @Override
    SpanReader reader() {
        return reader;
    }

    @Test
    void everyWayAgreesWithTheSpans() {
        write(traces.stream().map(trace -> entry(project, some(trace))).toList());
        spread();
        for (int round = 0; round < 12; round++) {
            for (int i = 0; i < 6; i++) {
                compare();
            }
            assertTrue(hours() > 0, "some hours are made");
            change();
        }
    }

    /** An hour that is made while spans are changed has what they were changed to, or goes. */
    @Test
    void hoursAreRightAlthoughSpansChangeMeanwhile() {
        write(traces.stream().map(trace -> entry(project, some(trace))).toList());
        spread();
        Intervals all = new Intervals(now.minus(AGE), now, 60, null);
        for (int round = 0; round < 15; round++) {
            List<Uni<Void>> work = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                work.add(random.nextInt(3) > 0 ? writer.write(List.of(entry(project, some(anyTrace())))).replaceWithVoid()
                        : writer.deleteTrace(project, anyTrace()).replaceWithVoid());
                work.add(figures.figures(project, Filter.ANYTHING, all, EnumSet.allOf(Figure.class), new Told()));
            }
            await(Uni.join().all(work).andFailFast());
            compare(all, EnumSet.allOf(Figure.class));
        }
        assertTrue(hours() > 0, "some hours are made");
    }

    @Test
    void ofAnHourThatIsNotOverNothingIsKept() {
        write(entry(project, some(traces.get(0))));
        Intervals all = new Intervals(now.minus(AGE), now.plus(AGE), 60, null);
        compare(all, EnumSet.allOf(Figure.class));
        assertEquals(0, hours());
    }

    private void compare() {
        Instant oldest = now.minus(micros(AGE));
        Instant newest = oldest.plus(micros(AGE.plusHours(1))).plusNanos(1_000);
        int minutes = List.of(1, 7, 60, 90, 1_440, 100_000).get(random.nextInt(6));
        Set<Figure> asked = EnumSet.noneOf(Figure.class);
        for (Figure figure : Figure.values()) {
            if (random.nextInt(4) > 0) {
                asked.add(figure);
            }
        }
        compare(random.nextInt(4) == 0
                ? new Intervals(oldest.truncatedTo(ChronoUnit.HOURS),
                        newest.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)),
                        minutes, null)
                : new Intervals(oldest, newest, minutes, null), asked);
    }

    private void compare(Intervals intervals, Set<Figure> asked) {
        Told told = new Told();
        await(figures.figures(project, Filter.ANYTHING, intervals, asked, told));
        assertEquals(expected(intervals, asked), told.all(), intervals::toString);
    }

    private Map<Instant, String> expected(Intervals intervals, Set<Figure> asked) {
        Told expected = new Told();
        for (Row row : pool.preparedQuery("select created_at, trace_type, span_type, typed, duration_ms, errors, tokens, cost"
                + " from span where project_id = $1 and parent_id = 0 and created_at >= $2 and created_at < $3")
                .execute(Tuple.of(project, intervals.oldest().atOffset(ZoneOffset.UTC),
                        intervals.newest().atOffset(ZoneOffset.UTC)))
                .await().indefinitely()) {
            long us = ChronoUnit.MICROS.between(intervals.oldest(), row.getOffsetDateTime(0).toInstant());
            Instant interval = intervals.oldest().plus(Duration.ofMinutes(us / 60_000_000 / intervals.minutes()
                    * intervals.minutes()));
            expected.types(interval, TraceType.values()[row.getShort(1)],
                    row.getBoolean(3) ? SpanType.values()[row.getShort(2)] : null, 1);
            for (Figure figure : asked) {
                Double value = row.getDouble(4 + figure.ordinal());
                if (value != null) {
                    expected.values(interval, figure, new double[] { value });
                }
            }
        }
        return expected.all();
    }

    /** Some traces are sent again, deleted, put under another span, or moved to another time of storing. */
    private void change() {
        List<Entry> again = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            again.add(entry(project, some(anyTrace())));
        }
        write(again);
        await(writer.deleteTrace(project, anyTrace()));
        sql("update span set parent_id = 1 - sign(parent_id) where project_id = $1 and trace_id = $2", anyTrace());
        sql("update span set tokens = 5 where project_id = $1 and trace_id = $2", anyTrace());
    }

    private void sql(String sql, UUID trace) {
        pool.preparedQuery(sql).execute(Tuple.of(project, trace)).await().indefinitely();
    }

    /** As if the spans had been stored one after the other. */
    private void spread() {
        for (UUID trace : traces) {
            pool.preparedQuery("update span set created_at = $3 where project_id = $1 and trace_id = $2")
                    .execute(Tuple.of(project, trace, now.minus(micros(AGE)).atOffset(ZoneOffset.UTC))).await().indefinitely();
        }
    }

    private long hours() {
        return pool.preparedQuery("select count(*) from figure_hour where project_id = $1 and times is not null")
                .execute(Tuple.of(project)).await().indefinitely().iterator().next().getLong(0);
    }

    private Duration micros(Duration below) {
        return Duration.of((long) (random.nextDouble() * below.toNanos() / 1_000), ChronoUnit.MICROS);
    }

    private UUID anyTrace() {
        return traces.get(random.nextInt(TRACES));
    }

    private Span some(UUID trace) {
        return new Span(trace, 1, 0, TraceType.values()[random.nextInt(TraceType.values().length)],
                SpanType.values()[random.nextInt(SpanType.values().length)], SpanKind.INTERNAL, "work", START_NS, START_NS,
                StatusCode.UNSET, null, null, null, null, Spans.bytes("{}"), null, null, null, null,
                new Span.Metrics(some(1e-3), some(1), some(1), some(1e-9)),
                new Span.Facets(null, null, random.nextBoolean()));
    }

    private double some(double unit) {
        return random.nextInt(4) == 0 ? Double.NaN : random.nextInt(1_000_000) * unit;
    }

    /** What was told, each interval as one text. */
    private static final class Told implements Figures {

        private final Map<Instant, TreeMap<String, Object>> intervals = new TreeMap<>();

        @Override
        public void types(Instant interval, TraceType traceType, SpanType spanType, long spans) {
            of(interval).merge(traceType + " " + spanType, spans, (a, b) -> (Long) a + (Long) b);
        }

        @Override
        public void values(Instant interval, Figure figure, double[] values) {
            double[] copy = values.clone();
            of(interval).merge(figure.name(), copy, (a, b) -> {
                double[] both = Arrays.copyOf((double[]) a, ((double[]) a).length + ((double[]) b).length);
                System.arraycopy(b, 0, both, ((double[]) a).length, ((double[]) b).length);
                return both;
            });
        }

        Map<Instant, String> all() {
            Map<Instant, String> all = new TreeMap<>();
            intervals.forEach((interval, parts) -> {
                StringBuilder text = new StringBuilder();
                parts.forEach((name, part) -> {
                    if (part instanceof double[] values) {
                        Arrays.sort(values);
                    }
                    text.append(name).append('=').append(part instanceof double[] values ? Arrays.toString(values) : part)
                            .append(' ');
                });
                all.put(interval, text.toString());
            });
            return all;
        }

        private TreeMap<String, Object> of(Instant interval) {
            return intervals.computeIfAbsent(interval, i -> new TreeMap<>());
        }
    }
}
