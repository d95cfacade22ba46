package io.agentaquarkus.benchmark;

/** Looks at the memory of the server and its PostgreSQL twice a second, for the most that they held together. */
final class MemoryWatch implements AutoCloseable {

    private static final long INTERVAL_MS = 500;

    private final Thread thread;
    private volatile long peakKb;

    MemoryWatch(Processes processes) {
        thread = new Thread(() -> watch(processes), "memory-watch");
        thread.setDaemon(true);
        thread.start();
    }

    long peakKb() {
        return peakKb;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch(Processes processes) {
        try {
            while (true) {
                peakKb = Math.max(peakKb, processes.togetherKb());
                Thread.sleep(INTERVAL_MS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
