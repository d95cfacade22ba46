package io.agentaquarkus.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Connections that each send their next request when the answer to the last has arrived: a thread each. */
final class ClosedLoop {

    private ClosedLoop() {
    }

    /**
     * Sends until there is no further request. Any answer but 200 ends the measurement.
     *
     * @param requests asked by all connections at the same time; null is the end
     */
    static Load run(int port, int connections, Supplier<ByteBuffer> requests) {
        return run(port, connections, requests, 200);
    }

    /** @param refusal a status of answers that are only counted */
    static Load run(int port, int connections, Supplier<ByteBuffer> requests, int refusal) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Sent>> senders = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                HttpConnection connection = new HttpConnection(port);
                senders.add(() -> send(connection, requests, refusal));
            }
            long start = System.nanoTime();
            List<Future<Sent>> sent = threads.invokeAll(senders);
            long elapsedNs = System.nanoTime() - start;
            List<Sent> all = new ArrayList<>();
            for (Future<Sent> one : sent) {
                all.add(one.get());
            }
            return Load.of(elapsedNs, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Sent send(HttpConnection connection, Supplier<ByteBuffer> requests, int refusal) throws IOException {
        try (connection) {
            long[] latencies = new long[1024];
            int count = 0;
            long bytes = 0;
            int refused = 0;
            for (ByteBuffer request = requests.get(); request != null; request = requests.get()) {
                long start = System.nanoTime();
                int status = connection.exchange(request);
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, 2 * count);
                }
                latencies[count++] = System.nanoTime() - start;
                bytes += connection.bodyLength();
                if (status != 200) {
                    if (status != refusal) {
                        throw new IOException("Refused: " + connection.answer());
                    }
                    refused++;
                }
            }
            return new Sent(Arrays.copyOf(latencies, count), bytes, refused,
                    ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        }
    }

    /** What one connection did. */
    private record Sent(long[] latenciesNs, long bytes, int refused, long cpuNs) {
    }

    /**
     * @param latenciesNs of every request, ascending
     * @param answerBytes bodies of all answers together
     * @param refused answers that are only counted
     * @param cpuNs what the senders took of the processors
     */
    record Load(long elapsedNs, long[] latenciesNs, long answerBytes, int refused, long cpuNs) {

        private static Load of(long elapsedNs, List<Sent> sent) {
            long[] latencies = sent.stream().flatMapToLong(one -> Arrays.stream(one.latenciesNs())).sorted().toArray();
            return new Load(elapsedNs, latencies, sent.stream().mapToLong(Sent::bytes).sum(),
                    sent.stream().mapToInt(Sent::refused).sum(), sent.stream().mapToLong(Sent::cpuNs).sum());
        }

        int requests() {
            return latenciesNs.length;
        }

        double perSecond() {
            return requests() * 1e9 / elapsedNs;
        }

        /** The latency that the given part of all requests did not exceed, in milliseconds. */
        double latencyMs(double part) {
            return latenciesNs[(int) Math.min(requests() - 1, Math.ceil(part * requests()) - 1)] / 1e6;
        }
    }
}
