package io.agentaquarkus.inference;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Which calls are known by which references, and what was said about calls that are not known yet. */
@ApplicationScoped
class References {

    /**
     * A reference is written before its span; of those that have none, for a failure or for not having it yet, there are few.
     */
    private static final int NEWEST = 5;

    private static final String KNOWN = """
            from ReferenceEntity where projectId = ?1 and reference = ?2 and traceId is not null
            order by createdAt desc, id desc
            """;
    private static final String PENDING = """
            delete from inference_reference where project_id = ?1 and reference = ?2 and pending is not null
            returning pending
            """;

    /** Where a call is. */
    record Place(UUID traceId, long spanId) {
    }

    Uni<Void> add(UUID projectId, Map<String, Place> places) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session.persistAll(places.entrySet().stream()
                .map(place -> {
                    ReferenceEntity row = ReferenceEntity.of(projectId, place.getKey());
                    row.traceId = place.getValue().traceId();
                    row.spanId = place.getValue().spanId();
                    return (Object) row;
                }).toArray())));
    }

    /** The newest places first. */
    Uni<List<Place>> find(UUID projectId, String reference) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> session
                .createSelectionQuery(KNOWN, ReferenceEntity.class).setParameter(1, projectId).setParameter(2, reference)
                .setMaxResults(NEWEST).getResultList()))
                .map(rows -> rows.stream().map(row -> new Place(row.traceId, row.spanId)).toList());
    }

    Uni<Void> addPending(UUID projectId, String reference, ObjectNode said) {
        ReferenceEntity row = ReferenceEntity.of(projectId, reference);
        row.pending = ExactJson.write(said);
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session.persist(row)));
    }

    /** What was said about a call that was not known, each once, whoever asks; in no order. */
    Uni<List<ObjectNode>> takePending(UUID projectId, String reference) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session
                .createNativeQuery(PENDING, String.class).setParameter(1, projectId).setParameter(2, reference)
                .getResultList()))
                .map(found -> found.stream().map(said -> (ObjectNode) ExactJson.read(said)).toList());
    }
}
