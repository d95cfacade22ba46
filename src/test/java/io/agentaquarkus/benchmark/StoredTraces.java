package io.agentaquarkus.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.SpanType;
import io.agentaquarkus.span.StatusCode;
import io.agentaquarkus.span.TraceType;
import io.agentaquarkus.span.store.SpanWriter.Entry;

/**
 * Traces as they lie in the database, of four spans with about 700 bytes of attributes each. A trace follows from its number
 * alone, so that queries can ask for what there is. They are cheap to make: texts are pieces of one long text.
 */
final class StoredTraces {

    static final int SPANS_PER_TRACE = 4;
    /** Sessions have eight traces, and a hundred of them go on at a time. */
    static final int SESSION_TRACES = 8;
    private static final int SESSIONS_AT_ONCE = 100;
    private static final int USERS = 10_000;
    /** One in so many traces has a word of its own, which stands in a hundred others too. */
    private static final int RARE_WORD_EVERY = 10;

    private static final int TEXT_LENGTH = 1 << 20;
    private static final String TEXT = new Words(new Random(7)).text(TEXT_LENGTH);
    private static final String[] MODELS = { "gpt-4o", "gpt-4o-mini", "gpt-4.1", "claude-sonnet-4-5", "mistral-large-latest" };
    private static final byte[] REFERENCES = "[{\"slug\":\"question-answering\",\"attributes\":{\"key\":\"application\"}}]"
            .getBytes(StandardCharsets.UTF_8);

    private final UUID project;
    private final UUID user;
    private final long traces;

    /** @param traces how many there will be, which says how rare the rare is */
    StoredTraces(UUID project, UUID user, long traces) {
        this.project = project;
        this.user = user;
        this.traces = traces;
    }

    static UUID traceId(long number) {
        SplittableRandom random = new SplittableRandom(number);
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** The value of {@code order.id}, which no other trace has. */
    static String order(long number) {
        return "order-" + number;
    }

    /** A word of which there are so many that each stands in about a hundred traces, or in fewer when there are few. */
    String rareWord(long number) {
        long words = Math.max(1, traces / RARE_WORD_EVERY / 100);
        return "zq" + Long.toString(number / RARE_WORD_EVERY % words + 1_000, 26 + 10) + "x";
    }

    void add(long number, long startNs, List<Entry> into) {
        SplittableRandom random = new SplittableRandom(number);
        UUID trace = new UUID(random.nextLong(), random.nextLong());
        String session = "conversation-"
                + (number / (SESSIONS_AT_ONCE * SESSION_TRACES) * SESSIONS_AT_ONCE + number % SESSIONS_AT_ONCE);
        String person = "user-" + random.nextInt(USERS);
        double duration = 200 + random.nextInt(4_000);
        double tokens = 100 + random.nextInt(3_000);
        double cost = tokens / 1_000_000;
        long root = random.nextLong();
        String rare = number % RARE_WORD_EVERY == 0 ? " " + rareWord(number) : "";
        String facets = ",\"session\":{\"id\":\"" + session + "\"}";
        into.add(entry(trace, root, 0, SpanType.WORKFLOW, "answer_question", startNs, duration,
                "{\"ag\":{\"type\":{\"trace\":\"invocation\",\"span\":\"workflow\"},\"data\":{\"inputs\":{\"question\":\""
                        + text(random, 120) + rare + "\",\"language\":\"en\"},\"outputs\":\"" + text(random, 150)
                        + "\"},\"metrics\":{\"duration\":{\"cumulative\":" + duration
                        + "},\"tokens\":{\"cumulative\":{\"total\":" + tokens + "}},\"costs\":{\"cumulative\":{\"total\":"
                        + cost
                        + "}}}" + facets + ",\"user\":{\"id\":\"" + person + "\"}},\"order\":{\"id\":\"" + order(number)
                        + "\"},\"deployment\":{\"region\":\"region-" + random.nextInt(5) + "\"}}",
                session, person, new Span.Metrics(duration, Double.NaN, tokens, cost), REFERENCES));
        into.add(entry(trace, random.nextLong(), root, SpanType.QUERY, "retrieve", startNs + 1_000_000, duration / 4,
                "{\"ag\":{\"type\":{\"span\":\"query\"},\"data\":{\"inputs\":{\"query\":\"" + text(random, 100)
                        + "\"},\"outputs\":{\"documents\":[{\"id\":\"" + new UUID(random.nextLong(), random.nextLong())
                        + "\",\"score\":" + random.nextDouble() + ",\"content\":\"" + text(random, 180)
                        + "\"},{\"id\":\"" + new UUID(random.nextLong(), random.nextLong()) + "\",\"score\":"
                        + random.nextDouble() + ",\"content\":\"" + text(random, 100) + "\"}]}}}}",
                null, null, Span.Metrics.NONE, null));
        into.add(entry(trace, random.nextLong(), root, SpanType.CHAT, "chat", startNs + 2_000_000, duration / 2,
                "{\"ag\":{\"type\":{\"span\":\"chat\"},\"data\":{\"inputs\":{\"prompt\":[{\"role\":\"user\",\"content\":\""
                        + text(random, 150) + "\"}]},\"outputs\":{\"completion\":[{\"role\":\"assistant\",\"content\":\""
                        + text(random, 150) + "\"}]},\"parameters\":{\"model\":\"" + MODELS[random.nextInt(MODELS.length)]
                        + "\",\"temperature\":0." + random.nextInt(10)
                        + "}},\"metrics\":{\"tokens\":{\"incremental\":{\"total\":"
                        + tokens + "}},\"costs\":{\"incremental\":{\"total\":" + cost + "}}}" + facets + "}}",
                session, null, new Span.Metrics(duration / 2, Double.NaN, tokens, cost), null));
        into.add(entry(trace, random.nextLong(), root, SpanType.TOOL, "lookup", startNs + 3_000_000, duration / 8,
                "{\"ag\":{\"type\":{\"span\":\"tool\"}},\"lookup\":{\"table\":\"" + text(random, 10) + "\",\"rows\":"
                        + random.nextInt(500) + ",\"column\":\"" + text(random, 250) + "\",\"value\":\"" + text(random, 250)
                        + "\"},\"thread\":{\"name\":\"worker-" + random.nextInt(16) + "\"}}",
                null, null, Span.Metrics.NONE, null));
    }

    private Entry entry(UUID trace, long id, long parent, SpanType type, String name, long startNs, double durationMs,
            String attributes, String session, String person, Span.Metrics metrics, byte[] references) {
        return Entry.of(project, user, new Span(trace, id, parent, TraceType.INVOCATION, type, SpanKind.INTERNAL, name,
                startNs, startNs + (long) (durationMs * 1_000_000), StatusCode.OK, null, parent == 0 ? session : null,
                parent == 0 ? person : null, null, attributes.getBytes(StandardCharsets.UTF_8), references, null, null, null,
                metrics, new Span.Facets(session, person, true)));
    }

    private static String text(SplittableRandom random, int length) {
        int start = random.nextInt(TEXT_LENGTH - length);
        return TEXT.substring(start, start + length);
    }
}
