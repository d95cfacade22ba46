package io.agentaquarkus.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The embedded PostgreSQL: its own processes, its data below the data folder, reachable from this machine only and with a
 * generated password. It runs in a session of its own, so that a Ctrl-C meant for the server does not take the database
 * away under requests that are still being answered; {@link #stop} is what ends it.
 */
final class LocalPostgres {

    private static final String USER = "postgres";
    private static final String DATABASE = "postgres";
    private static final int START_TIMEOUT_S = 120;
    private static final int STOP_TIMEOUT_S = 30;

    private final DataFolder folder;
    private final Path binaries;
    private final Path cluster;

    private LocalPostgres(DataFolder folder, Path binaries) {
        this.folder = folder;
        this.binaries = binaries;
        this.cluster = folder.resolve("postgres");
    }

    /** Starts the database of this folder, made at the first call, and waits until it takes connections. */
    static LocalPostgres start(DataFolder folder) {
        try {
            LocalPostgres database = new LocalPostgres(folder, PostgresBinaries.unpackBelow(folder.resolve("bin")));
            database.stopLeftOver();
            database.create();
            int port = freePort();
            database.configure(port);
            folder.write("database-url", database.url(port).toString());
            database.launch();
            return database;
        } catch (IOException e) {
            throw new StartFailure("the embedded database cannot be started: " + e.getMessage(), e);
        }
    }

    DatabaseUrl url() {
        return DatabaseUrl.parse(folder.read("database-url").orElseThrow());
    }

    private DatabaseUrl url(int port) {
        return DatabaseUrl.of(USER, folder.secret("database-password"), "127.0.0.1", port, DATABASE);
    }

    /** Ends the database cleanly: sessions are broken off, a checkpoint is written. */
    void stop() {
        try {
            if (control("stop", "-m", "fast", "-w", "-t", String.valueOf(STOP_TIMEOUT_S)) != 0) {
                control("stop", "-m", "immediate", "-w", "-t", String.valueOf(STOP_TIMEOUT_S));
            }
        } catch (IOException e) {
            System.err.println("agenta-quarkus: the embedded database could not be stopped: " + e.getMessage());
        }
    }

    /**
     * Ends the database of a server that was killed. What it had committed is on disk; starting it anew also frees the
     * sessions and locks of the server that is gone. A process that merely has the number of the former one is left alone.
     */
    private void stopLeftOver() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> process = Files.readAllLines(pidFile).stream().findFirst()
                .map(String::strip).filter(line -> line.matches("[0-9]+"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
        if (process.filter(LocalPostgres::isPostgres).isPresent()) {
            stop();
        } else if (process.isPresent()) {
            Files.delete(pidFile);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent();
    }

    /** Makes the cluster under another name and renames it: a first start that is cut off leaves nothing that counts. */
    private void create() throws IOException {
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            requireOwnVersion();
            return;
        }
        Path draft = Files.createTempDirectory(folder.resolve("."), "creating-");
        folder.secret("database-password");
        int status = run("initdb", "-D", draft.toString(), "-U", USER, "-A", "scram-sha-256", "--pwfile",
                folder.resolve("database-password").toString(), "-E", "UTF8", "--locale=C",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        if (status != 0) {
            throw new StartFailure("the embedded database could not be created, see " + consoleLog() + (isRoot()
                    ? " (where root may not use user namespaces, run the server as an ordinary user)"
                    : ""));
        }
        Files.writeString(draft.resolve("postgresql.conf"),
                Files.readString(draft.resolve("postgresql.conf")) + "\ninclude 'agenta.conf'\n"
                        + "# Settings below win over those of the server and are kept.\n");
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** PostgreSQL does not read the files of another major version. */
    private void requireOwnVersion() throws IOException {
        String made = Files.readString(cluster.resolve("PG_VERSION")).strip();
        String ours = PostgresBinaries.majorVersion(binaries);
        if (!made.equals(ours)) {
            throw new StartFailure("the database in " + cluster + " was made by PostgreSQL " + made
                    + " and this version of the server brings PostgreSQL " + ours
                    + ": run the version that made it, or move the data as docs/operations.md says");
        }
    }

    private void configure(int port) throws IOException {
        List<String> lines = List.of("# Written at every start of the server; postgresql.conf is the place for changes.",
                "port = " + port,
                "listen_addresses = '127.0.0.1'",
                "unix_socket_directories = ''",
                "shared_buffers = " + sharedBuffersMb() + "MB",
                "max_wal_size = 1GB",
                "checkpoint_timeout = 15min",
                "wal_buffers = 16MB",
                "jit = off",
                // Figures and pages of a large table are read from indexes alone, where vacuum has been.
                "autovacuum_vacuum_insert_scale_factor = 0.05",
                "timezone = 'UTC'",
                "log_timezone = 'UTC'",
                "logging_collector = on",
                "log_directory = '" + folder.resolve("log").toString().replace("'", "''") + "'",
                "log_filename = 'postgres-%a.log'",
                "log_truncate_on_rotation = on",
                "log_rotation_age = 1d",
                "log_rotation_size = 0",
                "log_checkpoints = off",
                "log_line_prefix = '%m [%p] '");
        Files.write(cluster.resolve("agenta.conf"), lines);
    }

    /** A quarter of the memory, as PostgreSQL's manual recommends, and no more than helps this work load. */
    private static long sharedBuffersMb() {
        var system = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory
                .getOperatingSystemMXBean();
        return Math.max(64, Math.min(1024, system.getTotalMemorySize() / 4 / (1024 * 1024)));
    }

    private void launch() throws IOException {
        int status = control("start", "-w", "-t", String.valueOf(START_TIMEOUT_S), "-l",
                folder.resolve("log").resolve("postgres-start.log").toString());
        if (status != 0) {
            // It may still be on its way after the time is up.
            control("stop", "-m", "fast", "-w", "-t", String.valueOf(STOP_TIMEOUT_S));
            throw new StartFailure("the embedded database does not start" + lastFatal().map(line -> ": " + line).orElse("")
                    + " (see " + folder.resolve("log") + ")");
        }
    }

    private Optional<String> lastFatal() throws IOException {
        try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
            return logs.max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .flatMap(LocalPostgres::lastFatal);
        }
    }

    private static Optional<String> lastFatal(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("FATAL: ")).reduce((first, second) -> second)
                    .map(line -> line.substring(line.indexOf("FATAL: ") + 7).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private int control(String action, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(action, "-D", cluster.toString(), "-s"));
        arguments.addAll(List.of(options));
        return run("pg_ctl", arguments.toArray(String[]::new));
    }

    private int run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root. A user namespace without a mapping makes it nobody in its own eyes, while
            // the files stay ours.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        File log = consoleLog().toFile();
        log.getParentFile().mkdirs();
        Process process = new ProcessBuilder(command).directory(folder.resolve(".").toFile())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(START_TIMEOUT_S + STOP_TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private Path consoleLog() {
        return folder.resolve("log").resolve("postgres-control.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
