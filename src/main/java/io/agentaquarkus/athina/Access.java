package io.agentaquarkus.athina;

import java.util.function.Function;

import jakarta.inject.Singleton;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.revision.Family;
import io.smallrye.mutiny.Uni;

/** Lets a caller do what the caller may do. */
@Singleton
public class Access {

    private static final String VIEW_SPANS = "view_spans";
    private static final String EDIT_SPANS = "edit_spans";

    private final Caller caller;

    Access(Caller caller) {
        this.caller = caller;
    }

    public <T> Uni<T> viewingSpans(Function<Scope, Uni<T>> work) {
        return permitted(VIEW_SPANS, work);
    }

    public <T> Uni<T> editingSpans(Function<Scope, Uni<T>> work) {
        return permitted(EDIT_SPANS, work);
    }

    public <T> Uni<T> viewing(Family family, Function<Scope, Uni<T>> work) {
        return permitted(family.viewPermission(), work);
    }

    public <T> Uni<T> editing(Family family, Function<Scope, Uni<T>> work) {
        return permitted(family.editPermission(), work);
    }

    public <T> Uni<T> permitted(String permission, Function<Scope, Uni<T>> work) {
        return caller.permitted(permission, work);
    }
}
