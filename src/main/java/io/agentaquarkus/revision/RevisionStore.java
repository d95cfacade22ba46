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
    private final CommitQueue commits;

    RevisionStore(Changes changes, CommitQueue commits) {
        this.changes = changes;
        this.commits = commits;
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

    <T> Uni<T> write(UUID projectId, Kind kind, Function<Rows, Uni<T>> work) {
        return counted(projectId, Panache.withTransaction(
                () -> Panache.getSession().chain(session -> work.apply(new Rows(session, projectId, kind)))));
    }

    /** Adds one revision and does nothing else, which takes no unit of work of its own: as {@link RevisionWriter#append}. */
    Uni<Revision> append(NewRevision revision) {
        return counted(revision.actor().projectId(), commits.append(revision));
    }

    /** A failed write counts as a change too: whether its commit arrived is not known when the connection is lost. */
    private <T> Uni<T> counted(UUID projectId, Uni<T> write) {
        return write.onTermination().invoke(() -> changes.changed(projectId));
    }
}
