package io.agentaquarkus.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import io.agentaquarkus.database.PreparedStatements;
import io.agentaquarkus.testsupport.PackagedServer;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/**
 * Measures the packaged server, as an operator starts it, with an empty data folder and the embedded PostgreSQL. Sender,
 * server and database share the machine. docs/performance.md says how to run it and what it found.
 */
public final class Benchmark {

    private static final Path DATA = Path.of("target/benchmark-data");

    private Benchmark() {
    }

    public static void main(String[] arguments) throws IOException {
        Options options = new Options(arguments);
        if (!options.includes("again")) {
            empty(DATA);
        }
        PackagedServer server = PackagedServer.start(DATA.toAbsolutePath());
        // Also when the benchmark is broken off: no server may stay behind.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Processes processes = new Processes(server.pid(), DATA);
        RequestBenchmark requests = new RequestBenchmark(server, processes, options);
        if (options.includes("http")) {
            requests.get("/api/health");
            requests.get("/api/profile");
        }
        if (options.includes("ingest")) {
            Pool pool = database();
            try {
                new IngestBenchmark(server, processes, pool, options).run();
            } finally {
                pool.close().await().indefinitely();
                // Its threads would keep the process alive.
                Infrastructure.getDefaultWorkerPool().shutdown();
            }
        }
        if (options.includes("scale")) {
            Pool pool = database();
            try {
                new ScaleBenchmark(server, processes, pool, Benchmark::loading, options).run();
            } finally {
                pool.close().await().indefinitely();
                Infrastructure.getDefaultWorkerPool().shutdown();
            }
        }
        ConfigBenchmark configs = new ConfigBenchmark(server, requests);
        if (options.includes("config")) {
            configs.fetch();
        }
        if (options.includes("commit")) {
            configs.commit();
        }
    }

    /** Connections of our own to the database of the server, set as the server sets its own. */
    private static Pool database() throws IOException {
        Pool pool = pool(address(), 3);
        // Mutiny sets itself up at the first use, which must not happen in two threads at once.
        pool.query("select 1").execute().await().indefinitely();
        return pool;
    }

    /** One connection for {@link ScaleLoad}. */
    private static Pool loading() {
        try {
            return pool(address().addProperty("search_path", ScaleLoad.SEARCH_PATH), 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PgConnectOptions address() throws IOException {
        return PreparedStatements.kept(PgConnectOptions.fromUri(Files.readString(DATA.resolve("database-url")).strip()));
    }

    private static Pool pool(PgConnectOptions address, int connections) {
        return Pool.newInstance(io.vertx.sqlclient.Pool.pool(address, new PoolOptions().setMaxSize(connections)));
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
