package io.agentaquarkus.revision;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/** Artifacts of any family. What is not found is null. */
@ApplicationScoped
public class Artifacts {

    private final RevisionStore store;
    private final Families families;

    Artifacts(RevisionStore store, Families families) {
        this.store = store;
        this.families = families;
    }

    /** Makes an artifact without a variant; null without a slug. A slug or id that is taken is a conflict. */
    public Uni<Artifact> create(Actor actor, Family family, NewArtifact artifact) {
        if (artifact.slug() == null) {
            return Uni.createFrom().nullItem();
        }
        FamilyRules rules = families.of(family);
        rules.checkSlug(artifact.slug());
        Header header = artifact.header();
        return store.write(actor.projectId(), family.kind(),
                rows -> insert(rows, actor, artifact, header.withFlags(rules.artifactFlags(header.flags()))))
                .map(row -> rules.shown(row.toArtifact()));
    }

    public Uni<Artifact> fetch(UUID projectId, Family family, UUID id) {
        return store.read(projectId, family.kind(), rows -> rows.artifact(Reference.ofId(id)))
                .onItem().ifNotNull().transform(row -> families.of(family).shown(row.toArtifact()));
    }

    /**
     * Changes the header and the folder. Depending on the family, what the edit does not mention is kept or taken away. Null
     * also when there is no such folder.
     */
    public Uni<Artifact> edit(Actor actor, Family family, Edit sent) {
        FamilyRules rules = families.of(family);
        Edit edit = rules.mergesArtifactEdits() || sent.folder() != null ? sent : sent.withFolder(Criteria.Folder.ROOT);
        return store.write(actor.projectId(), family.kind(), rows -> rows.artifact(Reference.ofId(edit.id()))
                .onItem().ifNotNull().transformToUni(row -> {
                    if (rules.mergesArtifactEdits() && row.deletedAt != null) {
                        return Uni.createFrom().nullItem();
                    }
                    change(row, actor, rules, edit);
                    return rows.flush().replaceWith(row);
                })).onFailure(Conflicts::isUnknownFolder).recoverWithNull().map(row -> {
                    if (row == null && rules.isStrict()) {
                        throw Problem.notFound(family.title() + " not found.");
                    }
                    return row == null ? null : rules.shown(row.toArtifact());
                });
    }

    public Uni<Artifact> archive(Actor actor, Family family, UUID id, boolean archived) {
        return store.write(actor.projectId(), family.kind(), rows -> rows.artifact(Reference.ofId(id))
                .onItem().ifNotNull().invoke(row -> row.archived(actor, archived)))
                .onItem().ifNotNull().transform(row -> families.of(family).shown(row.toArtifact()));
    }

    /** Archives the artifact and gives its slug free for another. */
    public Uni<Artifact> remove(Actor actor, Family family, UUID id) {
        return store.write(actor.projectId(), family.kind(), rows -> rows.artifact(Reference.ofId(id))
                .onItem().ifNotNull().invoke(row -> {
                    row.archived(actor, true);
                    row.slug = Slugs.copied(row.slug, row.id);
                })).onItem().ifNotNull().transform(row -> families.of(family).shown(row.toArtifact()));
    }

    public Uni<List<Artifact>> query(UUID projectId, Family family, Criteria criteria) {
        FamilyRules rules = families.of(family);
        Criteria own = criteria.withFlags(rules.artifactQueryFlags(criteria.flags()), null);
        return store.read(projectId, family.kind(), rows -> rows.artifacts(own))
                .map(found -> found.stream().map(row -> rules.shown(row.toArtifact())).toList());
    }

    /** @param header with the flags that are to be stored */
    static Uni<ArtifactEntity> insert(Rows rows, Actor actor, NewArtifact artifact, Header header) {
        ArtifactEntity row = new ArtifactEntity();
        row.created(actor, artifact.id() == null ? Ids.next() : artifact.id());
        row.kind = rows.kind();
        row.slug = artifact.slug();
        row.overwrite(header);
        return rows.insert(row).replaceWith(row);
    }

    static void change(ArtifactEntity row, Actor actor, FamilyRules rules, Edit edit) {
        Header header = edit.header();
        rules.checkEdit(row.toArtifact(), header);
        if (rules.mergesArtifactEdits()) {
            boolean keepsFlags = header.flags() == null || header.flags().isNull();
            row.merge(keepsFlags ? header : header.withFlags(rules.artifactFlags(header.flags())));
        } else {
            row.overwrite(header.withFlags(rules.artifactFlags(header.flags())));
        }
        if (edit.folder() != null) {
            row.folderId = edit.folder().id();
        }
        row.updated(actor);
    }
}
