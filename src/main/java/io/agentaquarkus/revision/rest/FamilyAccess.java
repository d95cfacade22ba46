package io.agentaquarkus.revision.rest;

import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.FamilyRules;
import io.smallrye.mutiny.Uni;

/** One family's caller, permissions and shapes. */
final class FamilyAccess {

    final Engine engine;
    final Family family;
    final FamilyRequests read;
    final FamilyAnswers write;

    FamilyAccess(Family family, Engine engine) {
        this.family = family;
        this.engine = engine;
        this.read = new FamilyRequests(family);
        this.write = new FamilyAnswers(family);
    }

    FamilyRules rules() {
        return engine.families.of(family);
    }

    <T> Uni<T> viewing(Function<Scope, Uni<T>> work) {
        return permitted(family.viewPermission(), work);
    }

    <T> Uni<T> editing(Function<Actor, Uni<T>> work) {
        return permitted(family.editPermission(), scope -> work.apply(Actor.of(scope)));
    }

    <T> Uni<T> permitted(String permission, Function<Scope, Uni<T>> work) {
        Scope scope = engine.caller.scope();
        return engine.permissions.require(scope, permission).chain(() -> work.apply(scope));
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
