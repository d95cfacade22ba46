package io.agentaquarkus.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.identity.Ids;
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
        return store.write(actor.projectId(), family.kind(), rows -> source(rows, request)
                .chain(source -> pin(rows, family, request, source)
                        .chain(pin -> rows.line(pin.variantId, pin.version, null))
                        .chain(line -> line.isEmpty() ? fail("The fork source has no revisions to copy.")
                                : request.slug() == null ? Uni.createFrom().<Variant> nullItem()
                                        : copy(rows, actor, rules, request, source, line))))
                .onFailure(Conflicts::isTakenSlug).recoverWithNull();
    }

    private static Uni<VariantEntity> source(Rows rows, Request request) {
        Uni<VariantEntity> found = request.variant().isIdentifying() ? rows.variant(request.variant())
                : Uni.createFrom().nullItem();
        return found.onItem().ifNull().switchTo(() -> fail("Fork source variant could not be resolved."));
    }

    private Uni<RevisionEntity> pin(Rows rows, Family family, Request request, VariantEntity source) {
        Reference variant = families.of(family).forksFromAnyVariant() && request.revision() != null ? null
                : Reference.ofId(source.id);
        References references = new References(null, variant, request.revision());
        return lookup.checkedRow(rows, family, references)
                .onItem().ifNull().switchTo(() -> fail("Fork source revision could not be resolved."));
    }

    private static Uni<Variant> copy(Rows rows, Actor actor, FamilyRules rules, Request request, VariantEntity source,
            List<RevisionEntity> newestFirst) {
        Header header = request.header();
        List<RevisionEntity> line = new ArrayList<>(newestFirst);
        Collections.reverse(line);
        return Variants
                .insert(rows, actor, source.artifact, request.slug(), header.withFlags(rules.variantFlags(header.flags())))
                .call(variant -> {
                    variant.nextVersion = line.size();
                    return Multi.createFrom().range(0, line.size()).onItem()
                            .transformToUniAndConcatenate(
                                    version -> rows.insert(copy(actor, line.get(version), variant, version)))
                            .collect().last();
                }).map(variant -> rules.shown(variant.toVariant()));
    }

    private static RevisionEntity copy(Actor actor, RevisionEntity from, VariantEntity variant, int version) {
        RevisionEntity row = new RevisionEntity();
        row.created(actor, Ids.next());
        row.kind = from.kind;
        row.artifactId = variant.artifactId;
        row.variantId = variant.id;
        row.variant = variant;
        row.slug = Slugs.copied(from.slug, variant.id);
        row.version = version;
        row.overwrite(from.header());
        row.message = from.message;
        row.authorId = actor.userId();
        row.authoredAt = actor.now();
        row.data = from.data;
        return row;
    }

    private static <T> Uni<T> fail(String reason) {
        return Uni.createFrom().failure(Problem.badRequest(reason));
    }
}
