package io.agentaquarkus.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * The requests of one run, made before its clock starts.
 *
 * @param bodies protobuf, compressed with gzip
 * @param protobufBytes of all bodies before compression
 */
record SpanLoad(List<byte[]> bodies, long protobufBytes) {

    static final int SPANS_PER_REQUEST = 200;

    /** Not the same twice: a database that is measured again has the traces of the first time. */
    private static final AtomicLong SEED = new AtomicLong(System.currentTimeMillis());

    /** So many spans, other ones with every call. */
    static SpanLoad of(int spans) {
        int requests = spans / SPANS_PER_REQUEST;
        long seed = SEED.getAndAdd(requests);
        AtomicLong bytes = new AtomicLong();
        List<byte[]> bodies = IntStream.range(0, requests).parallel().mapToObj(i -> {
            byte[] body = SampleTraces.request(seed + i, SPANS_PER_REQUEST);
            bytes.addAndGet(body.length);
            return gzip(body);
        }).toList();
        return new SpanLoad(bodies, bytes.get());
    }

    int spans() {
        return bodies.size() * SPANS_PER_REQUEST;
    }

    /** Each request once; null at the end. May be asked by several threads. */
    Supplier<ByteBuffer> requests(String key) {
        List<ByteBuffer> requests = bodies.stream().map(body -> HttpConnection.request("/api/otlp/v1/traces", key,
                "Content-Type: application/x-protobuf\r\nContent-Encoding: gzip\r\n", body)).toList();
        AtomicInteger next = new AtomicInteger();
        return () -> {
            int i = next.getAndIncrement();
            return i < requests.size() ? requests.get(i) : null;
        };
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 8_192)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
