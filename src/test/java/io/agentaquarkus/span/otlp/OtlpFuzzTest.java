package io.agentaquarkus.span.otlp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.fuzz.Mutation;
import io.agentaquarkus.fuzz.RecordedRequests;
import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.span.Span;
import io.agentaquarkus.span.otlp.OtlpDecoder.Decoded;

/** Whatever the bytes are, the decoder answers: with spans that can be stored and read, or that it is no export. */
class OtlpFuzzTest {

    /** Generous: it is there to end what would not end. */
    private static final Duration ENDLESS = Duration.ofSeconds(120);
    private static final int MUTATIONS = 15_000;

    @ParameterizedTest
    @ValueSource(ints = { 1, 2 })
    void protobuf(int seed) {
        List<byte[]> exports = RecordedRequests.exports();
        assertFalse(exports.size() < 50, "recorded exports are missing");
        fuzz(seed, exports, body -> OtlpDecoder.protobuf(Inflation.inflate(body, 1 << 20)));
    }

    @ParameterizedTest
    @ValueSource(ints = { 3, 4 })
    void json(int seed) {
        fuzz(seed, List.of(OneTrace.next().json()), OtlpDecoder::json);
    }

    @Test
    void deepNesting() {
        for (String open : new String[] { "[", "{\"a\":", "{\"resourceSpans\":[" }) {
            check(5, (open.repeat(100_000)).getBytes(), OtlpDecoder::json);
        }
        byte[] nested = new byte[60_000];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = '\n';
            nested[i + 1] = 0x7f;
        }
        check(5, nested, OtlpDecoder::protobuf);
    }

    private static void fuzz(int seed, List<byte[]> requests, Function<byte[], Decoded> decoder) {
        Random random = new Random(seed);
        Mutation mutation = new Mutation(random);
        for (int i = 0; i < MUTATIONS; i++) {
            check(seed, i % 10 == 0 ? mutation.noise() : mutation.of(requests.get(random.nextInt(requests.size()))), decoder);
        }
    }

    private static void check(int seed, byte[] body, Function<byte[], Decoded> decoder) {
        try {
            Decoded decoded = assertTimeoutPreemptively(ENDLESS, () -> decoder.apply(body));
            decoded.spans().forEach(OtlpFuzzTest::requireReadable);
        } catch (MalformedExport | Inflation.TooLarge foreseen) {
            // What the sender is told.
        } catch (Throwable failure) {
            throw new AssertionError("seed " + seed + ", body " + Base64.getEncoder().encodeToString(body), failure);
        }
    }

    private static void requireReadable(Span span) {
        StoredJson.read(span.attributes());
        for (byte[] json : new byte[][] { span.references(), span.links(), span.hashes(), span.events() }) {
            if (json != null) {
                StoredJson.read(json);
            }
        }
    }
}
