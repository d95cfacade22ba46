package io.agentaquarkus.revision;

import java.time.ZoneOffset;
import java.util.UUID;

import io.agentaquarkus.database.Statements;
import io.agentaquarkus.json.ExactJson;
import io.smallrye.mutiny.Uni;

/** The line of a variant's revisions, to whose end new ones are added. Commits to one variant follow one another. */
final class VariantLine {

    /** How long a commit waits for others to the same variant. */
    static final int LOCK_TIMEOUT_MS = 5_000;

    private static final String THE_VARIANT = """
            project_id = $1 and kind = $2 and id = $3 and set_config('lock_timeout', '%d', true) is not null
            """.formatted(LOCK_TIMEOUT_MS);

    private static final String LOCK = "select next_version from variant where " + THE_VARIANT + " for no key update";

    private static final String APPEND = """
            with v as (
                update variant set next_version = next_version + 1
                where %s and artifact_id = coalesce($4::uuid, artifact_id)
                returning *
            ), added as (
                insert into revision (project_id, kind, artifact_id, variant_id, version, id, slug, name, description, flags,
                    tags, meta, message, author_id, authored_at, data, created_at, created_by_id)
                select v.project_id, v.kind, v.artifact_id, v.id, v.next_version - 1, $5::uuid, $6::varchar, $7::varchar,
                    $8::varchar, $9::varchar, $10::varchar, $11::varchar, $12::varchar, $13::uuid, $14::timestamptz,
                    $15::varchar, $14::timestamptz, $13::uuid
                from v
            )
            select v.next_version - 1, %s
            from v join artifact a on a.project_id = v.project_id and a.kind = v.kind and a.id = v.artifact_id
            """.formatted(THE_VARIANT, RevisionColumns.VARIANT);

    private final Statements statements;
    private final UUID projectId;
    private final Kind kind;
    private final UUID variantId;

    VariantLine(Statements statements, UUID projectId, Kind kind, UUID variantId) {
        this.statements = statements;
        this.projectId = projectId;
        this.kind = kind;
        this.variantId = variantId;
    }

    /** Keeps others from adding to the variant until the transaction ends. Its next version; null when it is not there. */
    Uni<Integer> lock() {
        return statements.first(LOCK, projectId, kind.name(), variantId).map(row -> row == null ? null : (Integer) row[0]);
    }

    /**
     * Numbers the revision and stores it, in one statement: as a transaction of its own it holds the variant no longer than
     * the commit takes. Null when there is no such variant; one of another artifact and keys that are taken are refused.
     */
    Uni<Revision> append(NewRevision revision) {
        Header header = revision.header();
        Actor actor = revision.actor();
        return statements.first(APPEND, projectId, kind.name(), variantId, revision.artifactId(), revision.id(),
                revision.slug(), header.name(), header.description(), ExactJson.write(header.flags()),
                ExactJson.write(header.tags()), ExactJson.write(header.meta()), revision.message(), actor.userId(),
                actor.now().atOffset(ZoneOffset.UTC), ExactJson.write(revision.data()))
                .onFailure().transform(failure -> Conflicts.explained(failure, revision.id(), revision.slug()))
                .chain(row -> row == null ? unlessOfOther(revision.artifactId())
                        : Uni.createFrom().item(revision.in(new RevisionColumns(row, 1).variant(), (Integer) row[0])));
    }

    private Uni<Revision> unlessOfOther(UUID artifactId) {
        return artifactId == null ? Uni.createFrom().nullItem() : lock().map(version -> {
            if (version != null) {
                throw Conflicts.otherArtifact(artifactId);
            }
            return null;
        });
    }
}
