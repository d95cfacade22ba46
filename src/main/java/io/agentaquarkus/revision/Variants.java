package io.agentaquarkus.revision;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.identity.Ids;
import io.smallrye.mutiny.Uni;

/** Variants of any family. What is not found is null. */
@ApplicationScoped
public class Variants {

    private final RevisionStore store;
    private final Families families;

    Variants(RevisionStore store, Families families) {
        this.store = store;
        this.families = families;
    }

    /**
     * Makes a variant without a revision; null without a slug. A slug that is taken, an artifact that is not there: conflicts.
     */
    public Uni<Variant> create(Actor actor, Family family, NewVariant variant) {
        if (variant.slug() == null || variant.artifactId() == null) {
            return Uni.createFrom().nullItem();
        }
        FamilyRules rules = families.of(family);
        rules.checkSlug(variant.slug());
        Header header = variant.header();
        return store.write(actor.projectId(), family.kind(),
                rows -> rows.artifact(Reference.ofId(variant.artifactId())).chain(artifact -> {
                    if (artifact == null) {
                        throw Conflicts.parent("artifact_id", variant.artifactId());
                    }
                    return insert(rows, actor, artifact, variant.slug(),
                            header.withFlags(rules.variantFlags(header.flags())));
                })).map(row -> rules.shown(row.toVariant()));
    }

    public Uni<Variant> fetch(UUID projectId, Family family, UUID id) {
        return store.read(projectId, family.kind(), rows -> rows.variant(Reference.ofId(id)))
                .onItem().ifNotNull().transform(row -> families.of(family).shown(row.toVariant()));
    }

    /** Puts the header in place of the one before, as a whole. */
    public Uni<Variant> edit(Actor actor, Family family, Edit edit) {
        FamilyRules rules = families.of(family);
        return store.write(actor.projectId(), family.kind(), rows -> rows.variant(Reference.ofId(edit.id()))
                .onItem().ifNotNull().invoke(row -> {
                    row.overwrite(edit.header().withFlags(rules.variantFlags(edit.header().flags())));
                    row.updated(actor);
                })).onItem().ifNotNull().transform(row -> rules.shown(row.toVariant()));
    }

    /** Archives or brings back the variant with all of its revisions. */
    public Uni<Variant> archive(Actor actor, Family family, UUID id, boolean archived) {
        return store.write(actor.projectId(), family.kind(), rows -> rows.variant(Reference.ofId(id))
                .onItem().ifNotNull().call(row -> archive(rows, actor, row, archived)))
                .onItem().ifNotNull().transform(row -> families.of(family).shown(row.toVariant()));
    }

    public Uni<List<Variant>> query(UUID projectId, Family family, Criteria criteria) {
        FamilyRules rules = families.of(family);
        Criteria own = criteria.withFlags(rules.variantQueryFlags(criteria.flags()), rules.parentQueryFlags(criteria.flags()));
        return store.read(projectId, family.kind(), rows -> rows.variants(own))
                .map(found -> found.stream().map(row -> rules.shown(row.toVariant())).toList());
    }

    /** @param header with the flags that are to be stored; without a name the slug is the name */
    static Uni<VariantEntity> insert(Rows rows, Actor actor, ArtifactEntity artifact, String slug, Header header) {
        VariantEntity row = new VariantEntity();
        row.created(actor, Ids.next());
        row.kind = rows.kind();
        row.artifactId = artifact.id;
        row.artifact = artifact;
        row.slug = slug;
        row.overwrite(header.name() == null ? header.withName(slug) : header);
        return rows.insert(row).replaceWith(row);
    }

    static Uni<Void> archive(Rows rows, Actor actor, VariantEntity row, boolean archived) {
        row.archived(actor, archived);
        return rows.archiveRevisions(row);
    }
}
