package io.agentaquarkus.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Gives a resource the scope of the request that it answers. */
@ApplicationScoped
public class Caller {

    /** The key under which the front door leaves the scope in the routing context. */
    public static final String SCOPE = "agenta.scope";

    private final CurrentVertxRequest request;

    public Caller(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The scope of the current request; a route that is reached without a credential must not ask for it. */
    public Scope scope() {
        Scope scope = request.getCurrent().get(SCOPE);
        if (scope == null) {
            throw new IllegalStateException("This route is public or administrative and has no tenant scope.");
        }
        return scope;
    }
}
