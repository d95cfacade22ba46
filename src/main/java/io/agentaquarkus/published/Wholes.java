package io.agentaquarkus.published;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Contents;
import io.agentaquarkus.revision.Criteria;
import io.agentaquarkus.revision.Families;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.revision.SimpleEntities;
import io.smallrye.mutiny.Uni;

/** Entities with their variant and head as one, and with all that belongs to their data. */
@Singleton
class Wholes {

    private final SimpleEntities entities;
    private final Families families;

    Wholes(SimpleEntities entities, Families families) {
        this.entities = entities;
        this.families = families;
    }

    Uni<Simple> create(Actor actor, Family family, NewArtifact artifact, ObjectNode data) {
        return entities.create(actor, family, artifact, families.of(family).simpleSent(data))
                .chain(made -> filled(actor.projectId(), family, made));
    }

    /** Fails with 404 when there is none. */
    Uni<Simple> fetch(UUID projectId, Family family, UUID id) {
        return entities.fetch(projectId, family, id).onItem().ifNull()
                .failWith(() -> Problem.notFound(
                        family.singular() + "_id: there is no " + family.singular() + " with the id " + id + "."))
                .chain(found -> filled(projectId, family, found));
    }

    Uni<List<Simple>> query(UUID projectId, Family family, Criteria criteria) {
        return entities.query(projectId, family, criteria).chain(found -> {
            List<Revision> heads = found.stream().map(Simple::revision).filter(Objects::nonNull).toList();
            return families.of(family).withContents(projectId, heads, Contents.ALL).map(filled -> {
                Iterator<Revision> next = filled.iterator();
                return found.stream().map(one -> one.revision() == null ? one : one.withRevision(next.next())).toList();
            });
        });
    }

    Uni<Simple> filled(UUID projectId, Family family, Simple simple) {
        return simple.revision() == null ? Uni.createFrom().item(simple)
                : families.of(family).withContents(projectId, List.of(simple.revision()), Contents.ALL)
                        .map(filled -> simple.withRevision(filled.get(0)));
    }
}
