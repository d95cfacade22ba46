package io.agentaquarkus.revision;

import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.FlushMode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The one door to the engine's tables: a unit of work sees the rows of one project and kind, and is all or nothing. */
@ApplicationScoped
public class RevisionStore {

    private final Changes changes;

    RevisionStore(Changes changes) {
        this.changes = changes;
    }

    <T> Uni<T> read(UUID projectId, Kind kind, Function<Rows, Uni<T>> work) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> {
            if (session.currentTransaction() == null) {
                // Nothing is written, so nothing has to be looked for before each query, or kept to be compared.
                session.setFlushMode(FlushMode.MANUAL).setDefaultReadOnly(true);
            }
            return work.apply(new Rows(session, projectId, kind));
        }));
    }

    /** A failed write counts as a change too: whether its commit arrived is not known when the connection is lost. */
    <T> Uni<T> write(UUID projectId, Kind kind, Function<Rows, Uni<T>> work) {
        return Panache.<T> withTransaction(
                () -> Panache.getSession().chain(session -> work.apply(new Rows(session, projectId, kind))))
                .onTermination().invoke(() -> changes.changed(projectId));
    }
}
