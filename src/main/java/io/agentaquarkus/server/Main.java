package io.agentaquarkus.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigValidationException;

/**
 * Prepares what the server needs (data folder, secrets, database), runs it, and ends the database after it. What an
 * operator can put right is told in one line, with exit code 1.
 */
@QuarkusMain
public class Main {

    private static final int DRAIN_TIMEOUT_S = 60;

    public static void main(String[] args) {
        // The database driver logs before Quarkus has set up logging, and the first to log decides for the whole process.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Database database;
        try {
            requireFreePort();
            DataFolder folder = DataFolder.claim(Path.of(Setting.of("agenta.data-dir").orElse("data")).toAbsolutePath());
            provideSecret(folder, "agenta.auth-key", "auth-key");
            provideSecret(folder, "agenta.crypt-key", "crypt-key");
            database = Database.open(folder);
            Server.on(new Installation(folder, database));
        } catch (StartFailure e) {
            report(e);
            System.exit(1);
            return;
        }
        CountDownLatch serverEnded = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfter(serverEnded, database), "database-stop"));
        Quarkus.run(Server.class, (status, failure) -> {
            if (failure != null) {
                report(failure);
            }
            serverEnded.countDown();
            System.exit(status);
        }, args);
    }

    /** The server's last answers need the database, and the two are told to stop at the same moment. */
    private static void stopAfter(CountDownLatch serverEnded, Database database) {
        try {
            serverEnded.await(DRAIN_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.stop();
    }

    /** One line for what an operator can put right; the trace for the rest, which nobody has foreseen. */
    private static void report(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure) {
                System.err.println("agenta-quarkus cannot start: " + cause.getMessage());
                return;
            }
            if (cause instanceof ConfigValidationException) {
                System.err.println("agenta-quarkus cannot start: " + cause.getMessage().replaceAll("\\s+", " ")
                        + " (README.md lists the settings)");
                return;
            }
            if (cause instanceof BindException) {
                System.err.println("agenta-quarkus cannot start: " + cause.getMessage()
                        + ": choose another port with QUARKUS_HTTP_PORT");
                return;
            }
        }
        System.err.println("agenta-quarkus cannot start:");
        failure.printStackTrace();
    }

    private static void provideSecret(DataFolder folder, String property, String file) {
        System.setProperty(property, Setting.of(property).orElseGet(() -> folder.secret(file)));
    }

    /** Asked first: nothing has been started or written yet when the answer is no. */
    private static void requireFreePort() {
        String host = Setting.of("quarkus.http.host").orElse("0.0.0.0");
        String port = Setting.of("quarkus.http.port").orElse("8080");
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, Integer.parseInt(port)));
        } catch (IllegalArgumentException e) {
            throw new StartFailure("QUARKUS_HTTP_PORT is " + port + ": it must be a number from 0 to 65535", e);
        } catch (UnknownHostException e) {
            throw new StartFailure("QUARKUS_HTTP_HOST is " + host + ": this machine has no such address", e);
        } catch (IOException e) {
            throw new StartFailure("cannot listen on " + host + ":" + port + " (" + e.getMessage()
                    + "): stop the program that uses the port, or choose another with QUARKUS_HTTP_PORT", e);
        }
    }
}
