package io.agentaquarkus.server;

import java.util.Optional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.VertxContextSupport;

/** The running server: tells the person at the console how to reach it, then serves until it is told to stop. */
public class Server implements QuarkusApplication {

    private static Installation installation;

    private final DefaultAccount account;
    private final int port;
    private final String version;

    Server(DefaultAccount account, @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.account = account;
        this.port = port;
        this.version = version;
    }

    /** Quarkus makes the instance, so what {@link Main} has prepared is handed over here. */
    static void on(Installation prepared) {
        installation = prepared;
    }

    @Override
    public int run(String... args) {
        Optional<DefaultAccount.Access> access = access();
        System.out.printf("""

                agenta-quarkus %s
                  Base URL  http://localhost:%d
                  Project   %s
                  API key   %s
                  Database  %s
                The server is ready; Ctrl-C stops it.
                %n""", version, port,
                access.map(found -> "Default (" + found.scope().projectId() + ")").orElse("made elsewhere"),
                access.map(DefaultAccount.Access::key).orElse("not known here. Make one with POST /api/admin/simple/accounts/"
                        + " and the administrator's key, see docs/operations.md"),
                installation.database().description());
        Quarkus.waitForExit();
        return 0;
    }

    private Optional<DefaultAccount.Access> access() {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> account.provide(installation.folder()));
        } catch (Throwable e) {
            throw new IllegalStateException("The default account could not be made", e);
        }
    }
}
