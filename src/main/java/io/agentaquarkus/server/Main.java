package io.agentaquarkus.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Prepares what the server needs (data folder, secrets, database) and runs it. What an operator can put right is told in
 * one line, with exit code 1.
 */
@QuarkusMain
public class Main {

    private static final String UPLOADS = "quarkus.http.body.uploads-directory";

    public static void main(String[] args) {
        // The database driver logs before Quarkus has set up logging, and the first to log decides for the whole process.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // Without this the reason of a start that fails on its settings comes after a screen about Hibernate.
        Logger.getLogger("org.hibernate").setLevel(Level.WARNING);
        Shutdown shutdown = Shutdown.register();
        try {
            requireFreePort();
            DataFolder folder = DataFolder.claim(Path.of(Setting.of("agenta.data-dir").orElse("data")).toAbsolutePath());
            provideSecret(folder, "agenta.auth-key", "auth-key");
            provideSecret(folder, "agenta.crypt-key", "crypt-key");
            provideUploads(folder);
            Server.on(new Installation(folder, Database.open(folder, shutdown)));
        } catch (RuntimeException e) {
            end(shutdown, 1, e);
        }
        if (shutdown.hasBegun()) {
            end(shutdown, 1, null);
        }
        Quarkus.run(Server.class, (status, failure) -> end(shutdown, status, failure), args);
    }

    private static void end(Shutdown shutdown, int status, Throwable failure) {
        // Whoever stops a start half-way knows why it fails.
        if (failure != null && !shutdown.hasBegun()) {
            StartReport.print(failure);
        }
        shutdown.serverEnded();
        System.exit(status);
    }

    private static void provideSecret(DataFolder folder, String property, String file) {
        System.setProperty(property, Setting.of(property).orElseGet(() -> folder.secret(file)));
    }

    private static void provideUploads(DataFolder folder) {
        System.setProperty(UPLOADS, Setting.of(UPLOADS).orElseGet(() -> folder.emptied("uploads").toString()));
    }

    /** Asked first: nothing has been started or written yet when the answer is no. */
    private static void requireFreePort() {
        String host = Setting.of("quarkus.http.host").orElse("0.0.0.0");
        String port = Setting.of("quarkus.http.port").orElse("8080");
        try (ServerSocket socket = new ServerSocket()) {
            InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
            if (address.isUnresolved()) {
                throw noSuchHost(host);
            }
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IllegalArgumentException e) {
            throw new StartFailure("QUARKUS_HTTP_PORT is " + port + ": it must be a number from 0 to 65535", e);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("assign")) {
                throw noSuchHost(host);
            }
            throw new StartFailure("cannot listen on " + host + ":" + port + " (" + e.getMessage()
                    + "): stop the program that uses the port, or choose another with QUARKUS_HTTP_PORT", e);
        }
    }

    private static StartFailure noSuchHost(String host) {
        return new StartFailure("QUARKUS_HTTP_HOST is " + host + ": it must be an address of this machine, or 0.0.0.0");
    }
}
