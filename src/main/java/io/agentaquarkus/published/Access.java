package io.agentaquarkus.published;

import java.util.function.Function;

import jakarta.inject.Singleton;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Family;
import io.smallrye.mutiny.Uni;

/** Lets a caller do what the caller may do. */
@Singleton
class Access {

    private final Caller caller;

    Access(Caller caller) {
        this.caller = caller;
    }

    <T> Uni<T> viewing(Family family, Function<Scope, Uni<T>> work) {
        return permitted(family.viewPermission(), work);
    }

    <T> Uni<T> editing(Family family, Function<Actor, Uni<T>> work) {
        return permitted(family.editPermission(), scope -> work.apply(Actor.of(scope)));
    }

    <T> Uni<T> permitted(String permission, Function<Scope, Uni<T>> work) {
        return caller.permitted(permission, work);
    }
}
