package io.agentaquarkus.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Copies a variant with its revisions (reference: agenta-entities, section 3.7). */
@ApplicationScoped
public class Forks {

    private final RevisionStore store;
    private final RevisionLookup lookup;
    private final Families families;

    Forks(RevisionStore store, RevisionLookup lookup, Families families) {
        this.store = store;
        this.lookup = lookup;
        this.families = families;
    }

    /**
     * @param slug of the new variant
     * @param revision up to where the source is copied; null for all of it
     */
    public record Request(String slug, Header header, Reference variant, Reference revision) {
    }

    /**
     * The new variant, whose revisions are those of the source up to the given one, without archived ones, numbered anew.
     * Null without a slug, or with one that is taken; a source that is not there is a 400.
     */
    public Uni<Variant> fork(Actor actor, Family family, Request request) {
        FamilyRules rules = families.of(family);
        rules.checkSlug(request.slug());
        return store.read(actor.projectId(), family.kind(), rows -> source(rows, request)).map(source -> source.id)
                .chain(source -> pin(actor, family, request, source).chain(pin -> store.write(actor.projectId(), family.kind(),
                        rows -> rows.line(pin.variant().id(), pin.version(), null)
                                .chain(line -> line.isEmpty() ? fail("The fork source has no revisions to copy.")
                                        : request.slug() == null ? Uni.createFrom().<Variant> nullItem()
                                                : copy(rows, actor, rules, request, source, line)))))
                .onFailure(Conflicts::isTakenSlug).recoverWithNull();
    }

    private static Uni<VariantEntity> source(Rows rows, Request request) {
        Uni<VariantEntity> found = request.variant().isIdentifying() ? rows.variant(request.variant())
                : Uni.createFrom().nullItem();
        return found.onItem().ifNull().switchTo(() -> fail("Fork source variant could not be resolved."));
    }

    private Uni<Revision> pin(Actor actor, Family family, Request request, UUID source) {
        Reference variant = families.of(family).forksFromAnyVariant() && request.revision() != null ? null
                : Reference.ofId(source);
        return lookup.stored(actor.projectId(), family, new References(null, variant, request.revision()))
                .onItem().ifNull().switchTo(() -> fail("Fork source revision could not be resolved."));
    }

    private static Uni<Variant> copy(Rows rows, Actor actor, FamilyRules rules, Request request, UUID source,
            List<RevisionEntity> newestFirst) {
        Header header = request.header();
        List<RevisionEntity> line = new ArrayList<>(newestFirst);
        Collections.reverse(line);
        return rows.variant(Reference.ofId(source))
                .chain(from -> Variants.insert(rows, actor, from.artifact, request.slug(),
                        header.withFlags(rules.variantFlags(header.flags()))))
                .call(variant -> Multi.createFrom().iterable(line).onItem()
                        .transformToUniAndConcatenate(revision -> rows
                                .append(NewRevision.copy(actor, rows.kind(), revision.toRevision(), variant.id)))
                        .collect().last())
                .map(variant -> rules.shown(variant.toVariant()));
    }

    private static <T> Uni<T> fail(String reason) {
        return Uni.createFrom().failure(Problem.badRequest(reason));
    }
}
