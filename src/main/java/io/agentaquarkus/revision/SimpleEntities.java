package io.agentaquarkus.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Versioned entities for those who do not care for versions: an artifact, its default variant and that variant's head are
 * made, read and changed as one, each in one transaction (reference: agenta-entities, section 3.11).
 */
@ApplicationScoped
public class SimpleEntities {

    private static final String INITIAL = "Initial commit";

    private final RevisionStore store;
    private final Families families;

    SimpleEntities(RevisionStore store, Families families) {
        this.store = store;
        this.families = families;
    }

    /** Makes all three, with an empty revision before the one with the data; null without a slug. */
    public Uni<Simple> create(Actor actor, Family family, NewArtifact artifact, ObjectNode data) {
        return create(actor, family, artifact, data, artifact.header(), null);
    }

    /** As above, with a header and a message that only the revision with the data has. */
    public Uni<Simple> create(Actor actor, Family family, NewArtifact artifact, ObjectNode data, Header ofRevision,
            String message) {
        if (artifact.slug() == null) {
            return Uni.createFrom().nullItem();
        }
        FamilyRules rules = families.of(family);
        rules.checkSlug(artifact.slug());
        Header header = artifact.header();
        return store.write(actor.projectId(), family.kind(), rows -> Artifacts
                .insert(rows, actor, artifact, header.withFlags(rules.simpleFlags(header.flags())))
                .chain(made -> Variants.insert(rows, actor, made, Slugs.random(), header.withFlags(null))
                        .chain(variant -> addTwo(rows, actor, rules,
                                new Commit(made.id, variant.id, null, ofRevision.withFlags(null), message,
                                        rules.simpleData(data), null)))
                        .map(revision -> simple(rules, made, revision))));
    }

    /** Null when there is no artifact with that id that has a variant; the variant may have no revision. */
    public Uni<Simple> fetch(UUID projectId, Family family, UUID id) {
        FamilyRules rules = families.of(family);
        return store.read(projectId, family.kind(), rows -> rows.artifact(Reference.ofId(id))
                .onItem().ifNotNull().transformToUni(artifact -> complete(rows, rules, artifact)))
                .map(simple -> isWhole(rules, simple) ? simple : null);
    }

    /**
     * Changes the artifact's header and commits what the family's rules make of the edit.
     *
     * @param data null when no data was sent
     */
    public Uni<Simple> edit(Actor actor, Family family, Edit edit, ObjectNode data) {
        FamilyRules rules = families.of(family);
        return store.write(actor.projectId(), family.kind(), rows -> rows.artifact(Reference.ofId(edit.id()))
                .onItem().ifNotNull().transformToUni(artifact -> {
                    if (rules.mergesArtifactEdits() && artifact.deletedAt != null) {
                        return Uni.createFrom().nullItem();
                    }
                    return edit(rows, actor, rules, artifact, edit, data);
                }));
    }

    public Uni<Simple> archive(Actor actor, Family family, UUID id, boolean archived) {
        FamilyRules rules = families.of(family);
        return store.write(actor.projectId(), family.kind(), rows -> rows.artifact(Reference.ofId(id))
                .onItem().ifNotNull().transformToUni(artifact -> {
                    artifact.archived(actor, archived);
                    Uni<Void> variant = rules.simpleArchivesVariant()
                            ? rows.defaultVariant(artifact.id).onItem().ifNotNull()
                                    .transformToUni(row -> Variants.archive(rows, actor, row, archived).replaceWithVoid())
                            : Uni.createFrom().voidItem();
                    return variant.chain(rows::flush).chain(() -> complete(rows, rules, artifact))
                            .onItem().ifNotNull()
                            .transform(simple -> rules.simpleArchiveShowsHead() ? simple : simple.withoutHead());
                }));
    }

    public Uni<List<Simple>> query(UUID projectId, Family family, Criteria criteria) {
        FamilyRules rules = families.of(family);
        Criteria own = criteria.withFlags(rules.artifactQueryFlags(criteria.flags()), null);
        return store.read(projectId, family.kind(),
                rows -> rows.artifacts(own).chain(found -> Multi.createFrom().iterable(found)
                        .onItem().transformToUniAndConcatenate(artifact -> complete(rows, rules, artifact))
                        .select().where(simple -> isWhole(rules, simple))
                        .select().where(simple -> criteria.flags() == null || rules.simpleMatches(simple, criteria.flags()))
                        .collect().in(ArrayList<Simple>::new, List::add).map(all -> (List<Simple>) all)));
    }

    private Uni<Simple> edit(Rows rows, Actor actor, FamilyRules rules, ArtifactEntity artifact, Edit edit, ObjectNode data) {
        return complete(rows, rules, artifact).onItem().ifNotNull().transformToUni(before -> {
            if (!isWhole(rules, before)) {
                return Uni.createFrom().nullItem();
            }
            if (!rules.simpleCommits(before, edit, data)) {
                return Uni.createFrom().item(before);
            }
            Edit changes = rules.simpleEdit(before, edit);
            if (changes != null) {
                Artifacts.change(artifact, actor, rules, changes);
            }
            Uni<Void> variant = changes != null && rules.simpleEditsVariant()
                    ? rows.variant(Reference.ofId(before.variant().id())).invoke(row -> {
                        row.overwrite(edit.header().withFlags(null));
                        row.updated(actor);
                    }).replaceWithVoid()
                    : Uni.createFrom().voidItem();
            return variant.chain(rows::flush)
                    .chain(() -> Revisions.add(rows, actor, rules, rules.simpleCommit(before, edit, data)))
                    .map(revision -> simple(rules, artifact, revision));
        });
    }

    /** Changes the artifact's flags alone; nothing is committed. */
    public Uni<Simple> editFlags(Actor actor, Family family, UUID id, JsonNode flags) {
        FamilyRules rules = families.of(family);
        return store.write(actor.projectId(), family.kind(), rows -> rows.artifact(Reference.ofId(id))
                .onItem().ifNotNull().transformToUni(artifact -> {
                    artifact.overwrite(artifact.header().withFlags(rules.artifactFlags(flags)));
                    artifact.updated(actor);
                    return rows.flush().chain(() -> complete(rows, rules, artifact));
                }));
    }

    private static Uni<Revision> addTwo(Rows rows, Actor actor, FamilyRules rules, Commit commit) {
        Commit initial = new Commit(commit.artifactId(), commit.variantId(), null, commit.header(), INITIAL, null, null);
        return Revisions.add(rows, actor, rules, initial).chain(() -> Revisions.add(rows, actor, rules, commit));
    }

    /** Null for an artifact without a variant, which is no whole. */
    private static Uni<Simple> complete(Rows rows, FamilyRules rules, ArtifactEntity artifact) {
        return rows.defaultVariant(artifact.id).chain(variant -> {
            if (variant == null) {
                return Uni.createFrom().nullItem();
            }
            return rows.head(variant.id).map(head -> new Simple(rules.shown(artifact.toArtifact()),
                    rules.shown(variant.toVariant()), head == null ? null : rules.shown(head.toRevision())));
        });
    }

    private static boolean isWhole(FamilyRules rules, Simple simple) {
        return simple != null && (simple.revision() != null || !rules.simpleNeedsRevision());
    }

    private static Simple simple(FamilyRules rules, ArtifactEntity artifact, Revision revision) {
        Artifact shown = rules.shown(artifact.toArtifact());
        return revision == null ? new Simple(shown, null, null)
                : new Simple(shown, rules.shown(revision.variant()), rules.shown(revision));
    }
}
