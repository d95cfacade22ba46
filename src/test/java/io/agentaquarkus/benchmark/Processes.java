package io.agentaquarkus.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the server and its PostgreSQL take of the machine, from {@code /proc}. */
final class Processes {

    private static final long NS_PER_TICK = 10_000_000;

    private final long server;
    private final long database;

    /** @param data the data folder of the server, where the embedded database keeps the number of its process */
    Processes(long server, Path data) throws IOException {
        this.server = server;
        this.database = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip());
    }

    /** Processor time so far. */
    Cpu cpu() {
        long databaseTicks = ticks(database, 13, 17);
        for (long child : children()) {
            databaseTicks += ticks(child, 13, 15);
        }
        return new Cpu(ticks(server, 13, 15) * NS_PER_TICK, databaseTicks * NS_PER_TICK);
    }

    /** The most that the server's process, without PostgreSQL, has held so far. */
    long serverPeakKb() {
        return kb(server, "status", "VmHWM:");
    }

    /** What the server and all processes of PostgreSQL hold now; shared pages are counted once. */
    long togetherKb() {
        long sum = kb(server, "status", "VmRSS:") + kb(database, "smaps_rollup", "Pss:");
        for (long child : children()) {
            sum += kb(child, "smaps_rollup", "Pss:");
        }
        return sum;
    }

    /** Of the whole machine, as {@code uptime} tells it. */
    static double loadAverage() {
        return Double.parseDouble(read(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private List<Long> children() {
        List<Long> children = new ArrayList<>();
        for (String child : read(Path.of("/proc/" + database + "/task/" + database + "/children")).split(" ")) {
            if (!child.isBlank()) {
                children.add(Long.valueOf(child.strip()));
            }
        }
        return children;
    }

    /** The fields follow the name of the program, which stands in parentheses; numbered as in the manual, from 0. */
    private static long ticks(long process, int from, int to) {
        String stat = read(Path.of("/proc/" + process + "/stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = from; i < to; i++) {
            ticks += Long.parseLong(fields[i - 2]);
        }
        return ticks;
    }

    private static long kb(long process, String file, String field) {
        return read(Path.of("/proc/" + process + "/" + file)).lines().filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", ""))).sum();
    }

    /** Empty when the process has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            if (Files.exists(Path.of("/proc/self"))) {
                return "";
            }
            throw new UncheckedIOException("The benchmark needs /proc.", e);
        }
    }

    /** Processor time of the server's process and of PostgreSQL's. */
    record Cpu(long serverNs, long databaseNs) {

        Cpu since(Cpu before) {
            return new Cpu(serverNs - before.serverNs, databaseNs - before.databaseNs);
        }
    }
}
