package io.agentaquarkus.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the database, when it is ours to start, and then the server. */
@QuarkusMain
public class Main {

    public static void main(String[] args) {
        DatabaseSettings.prepare();
        Quarkus.run(args);
    }
}
