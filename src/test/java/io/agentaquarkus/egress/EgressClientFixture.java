package io.agentaquarkus.egress;

import io.vertx.core.Vertx;

/** A client outside of the server. */
public final class EgressClientFixture {

    private EgressClientFixture() {
    }

    public static EgressClient of(Vertx vertx) {
        return new EgressClient(vertx);
    }
}
