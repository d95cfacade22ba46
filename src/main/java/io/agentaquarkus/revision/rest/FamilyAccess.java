package io.agentaquarkus.revision.rest;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Committed;
import io.agentaquarkus.revision.Contents;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.FamilyRules;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Simple;
import io.smallrye.mutiny.Uni;

/** One family's caller, permissions and shapes. */
public final class FamilyAccess {

    final Engine engine;
    final Family family;
    final FamilyRequests read;
    public final FamilyAnswers write;

    FamilyAccess(Family family, Engine engine) {
        this.family = family;
        this.engine = engine;
        this.read = new FamilyRequests(family);
        this.write = new FamilyAnswers(family);
    }

    FamilyRules rules() {
        return engine.families.of(family);
    }

    public <T> Uni<T> viewing(Function<Scope, Uni<T>> work) {
        return permitted(family.viewPermission(), work);
    }

    public <T> Uni<T> editing(Function<Actor, Uni<T>> work) {
        return permitted(family.editPermission(), scope -> work.apply(Actor.of(scope)));
    }

    <T> Uni<T> permitted(String permission, Function<Scope, Uni<T>> work) {
        return engine.caller.permitted(permission, work);
    }

    ObjectNode simpleData(ObjectNode request) {
        return rules().simpleSent(read.simpleData(request));
    }

    /** With what the family keeps elsewhere of the data, as far as it is wanted. Null stays null. */
    Uni<Revision> filled(UUID projectId, Revision revision, Contents wanted) {
        return revision == null ? Uni.createFrom().nullItem()
                : rules().withContents(projectId, List.of(revision), wanted).map(filled -> filled.get(0));
    }

    Uni<Committed> filled(UUID projectId, Committed committed, Contents wanted) {
        return committed == null ? Uni.createFrom().nullItem()
                : filled(projectId, committed.revision(), wanted).map(committed::withRevision);
    }

    Uni<List<Revision>> filled(UUID projectId, List<Revision> revisions, Contents wanted) {
        return rules().withContents(projectId, revisions, wanted);
    }

    Uni<Simple> filled(UUID projectId, Simple simple) {
        return simple == null ? Uni.createFrom().nullItem()
                : filled(projectId, simple.revision(), read.contents()).map(simple::withRevision);
    }

    /** What was edited as a whole; that there is none is refused or nothing, as the family has it. */
    Uni<Simple> found(Simple simple, UUID id) {
        Problem refusal = simple == null ? rules().simpleNotFound(id) : null;
        return refusal == null ? Uni.createFrom().item(simple) : Uni.createFrom().failure(refusal);
    }

    Uni<List<Simple>> filledAll(UUID projectId, List<Simple> simples) {
        List<Revision> heads = simples.stream().map(Simple::revision).filter(Objects::nonNull).toList();
        return filled(projectId, heads, read.contents()).map(filled -> {
            Iterator<Revision> next = filled.iterator();
            return simples.stream().map(simple -> simple.revision() == null ? simple : simple.withRevision(next.next()))
                    .toList();
        });
    }

    /** An edit whose path and body name different things is refused or finds nothing, as the family has it. */
    <T> Uni<T> sameId(Edit edit, FamilyRules.Level level, Function<Edit, Uni<T>> work) {
        return sameId(edit, rules().idMismatch(level), work);
    }

    <T> Uni<T> sameId(Edit edit, Problem refusal, Function<Edit, Uni<T>> work) {
        if (edit.id() != null) {
            return work.apply(edit);
        }
        return refusal == null ? Uni.createFrom().nullItem() : Uni.createFrom().failure(refusal);
    }

    ObjectNode nothing() {
        return write.artifact(null);
    }
}
