package io.agentaquarkus.access;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;

/** Gives a resource the scope of the request that it answers, and lets it do what the caller may do. */
@ApplicationScoped
public class Caller {

    /** The key under which the front door leaves the scope in the routing context. */
    public static final String SCOPE = "agenta.scope";

    private final CurrentVertxRequest request;
    private final Permissions permissions;

    Caller(CurrentVertxRequest request, Permissions permissions) {
        this.request = request;
        this.permissions = permissions;
    }

    /** The scope of the current request; a route that is reached without a credential must not ask for it. */
    public Scope scope() {
        Scope scope = request.getCurrent().get(SCOPE);
        if (scope == null) {
            throw new IllegalStateException("This route is public or administrative and has no tenant scope.");
        }
        return scope;
    }

    /** Does something with the scope of the current request, or fails with the common 403. */
    public <T> Uni<T> permitted(String permission, Function<Scope, Uni<T>> work) {
        Scope scope = scope();
        return permissions.require(scope, permission).chain(() -> work.apply(scope));
    }
}
