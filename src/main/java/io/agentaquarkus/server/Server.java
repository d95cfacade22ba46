package io.agentaquarkus.server;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** The running server: tells the person at the console where it is and how to talk to it, then serves until told to stop. */
public class Server implements QuarkusApplication {

    static final String DATA_DIR = "agenta.data-dir";

    @ConfigProperty(name = "quarkus.http.port")
    int port;

    @Override
    public int run(String... args) {
        System.out.println("agenta-quarkus is ready at http://localhost:" + port);
        Quarkus.waitForExit();
        return 0;
    }
}
