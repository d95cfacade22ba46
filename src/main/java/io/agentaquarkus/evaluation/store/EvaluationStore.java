package io.agentaquarkus.evaluation.store;

import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.FlushMode;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The one door to the tables: a unit of work sees one project, and is all or nothing. */
@ApplicationScoped
public class EvaluationStore {

    public <T> Uni<T> read(UUID projectId, Function<Tables, Uni<T>> work) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> {
            if (session.currentTransaction() == null) {
                session.setFlushMode(FlushMode.MANUAL).setDefaultReadOnly(true);
            }
            return work.apply(new Tables(session, projectId));
        }));
    }

    public <T> Uni<T> write(UUID projectId, Function<Tables, Uni<T>> work) {
        return Panache.withTransaction(
                () -> Panache.getSession().chain(session -> work.apply(new Tables(session, projectId))));
    }
}
