package io.agentaquarkus.revision;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.agentaquarkus.database.Statements;
import io.agentaquarkus.json.ExactJson;
import io.smallrye.mutiny.Uni;

/** Adds revisions to their variants. Whoever adds to one waits until those before have ended. */
final class RevisionWriter {

    /** How long a commit waits for others to the same variant. */
    static final int LOCK_TIMEOUT_MS = 5_000;

    private static final String FOR_SO_LONG = "set_config('lock_timeout', '%d', true) is not null".formatted(LOCK_TIMEOUT_MS);

    private static final String LOCK = "select next_version from variant where project_id = $1 and kind = $2 and id = $3 and "
            + FOR_SO_LONG + " for no key update";

    /** The variants are locked in one order, whatever the order of the revisions: two statements never wait for each other. */
    private static final String APPEND = """
            with sent as (
                select * from unnest($1::uuid[], $2::varchar[], $3::uuid[], $4::uuid[], $5::uuid[], $6::varchar[],
                    $7::varchar[], $8::varchar[], $9::varchar[], $10::varchar[], $11::varchar[], $12::varchar[], $13::uuid[],
                    $14::timestamptz[], $15::varchar[])
                    s (project_id, kind, variant_id, artifact_id, id, slug, name, description, flags, tags, meta, message,
                        author_id, at, data)
            ), locked as (
                select v.project_id, v.kind, v.id, v.artifact_id, v.next_version from variant v
                where (v.project_id, v.kind, v.id) in (select project_id, kind, variant_id from sent) and %s
                order by v.project_id, v.kind, v.id for no key update
            ), added as (
                insert into revision (project_id, kind, variant_id, artifact_id, version, id, slug, name, description, flags,
                    tags, meta, message, author_id, authored_at, data, created_at, created_by_id)
                select l.project_id, l.kind, l.id, l.artifact_id,
                    l.next_version - 1 + row_number() over (partition by l.project_id, l.kind, l.id order by s.id),
                    s.id, s.slug, s.name, s.description, s.flags, s.tags, s.meta, s.message, s.author_id, s.at, s.data, s.at,
                    s.author_id
                from sent s join locked l on l.project_id = s.project_id and l.kind = s.kind and l.id = s.variant_id
                where l.artifact_id = coalesce(s.artifact_id, l.artifact_id)
                returning project_id, kind, variant_id, id, version
            ), counted as (
                update variant v set next_version = n.version + 1
                from (select project_id, kind, variant_id, max(version) as version from added group by 1, 2, 3) n
                where v.project_id = n.project_id and v.kind = n.kind and v.id = n.variant_id
            )
            select r.id, r.version, %s
            from added r
            join variant v on v.project_id = r.project_id and v.kind = r.kind and v.id = r.variant_id
            join artifact a on a.project_id = v.project_id and a.kind = v.kind and a.id = v.artifact_id
            """.formatted(FOR_SO_LONG, RevisionColumns.VARIANT);

    private final Statements statements;

    RevisionWriter(Statements statements) {
        this.statements = statements;
    }

    /** Keeps others from adding to a variant until the transaction ends. Its next version; null when it is not there. */
    Uni<Integer> lock(UUID projectId, Kind kind, UUID variantId) {
        return statements.first(LOCK, projectId, kind.name(), variantId).map(row -> row == null ? null : (Integer) row[0]);
    }

    /** The revision with its number; null when there is no such variant. One of another artifact and taken keys are refused. */
    Uni<Revision> append(NewRevision revision) {
        return judged(revision, together(List.of(revision)).map(added -> added.get(revision.id())));
    }

    /**
     * Numbers the revisions, in the order of their ids, and stores them, in one statement: all of them, or with a failure none.
     *
     * @return those whose variant there is, as the artifact's whose it is to be, by their ids
     */
    Uni<Map<UUID, Revision>> together(List<NewRevision> revisions) {
        Map<UUID, NewRevision> sent = revisions.stream().collect(Collectors.toMap(NewRevision::id, Function.identity()));
        return statements.rows(APPEND, ids(revisions, r -> r.actor().projectId()), texts(revisions, r -> r.kind().name()),
                ids(revisions, NewRevision::variantId), ids(revisions, NewRevision::artifactId),
                ids(revisions, NewRevision::id), texts(revisions, NewRevision::slug),
                texts(revisions, r -> r.header().name()), texts(revisions, r -> r.header().description()),
                texts(revisions, r -> ExactJson.write(r.header().flags())),
                texts(revisions, r -> ExactJson.write(r.header().tags())),
                texts(revisions, r -> ExactJson.write(r.header().meta())), texts(revisions, NewRevision::message),
                ids(revisions, r -> r.actor().userId()),
                revisions.stream().map(r -> r.actor().now().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new),
                texts(revisions, NewRevision::text))
                .map(rows -> {
                    Map<UUID, Revision> added = new HashMap<>();
                    for (Object[] row : rows) {
                        added.put((UUID) row[0],
                                sent.get(row[0]).in(new RevisionColumns(row, 2).variant(), (Integer) row[1]));
                    }
                    return added;
                });
    }

    /** With what it means that a revision was not added: by a failure, or by null. */
    Uni<Revision> judged(NewRevision revision, Uni<Revision> added) {
        return added.onFailure().transform(failure -> Conflicts.explained(failure, revision.id(), revision.slug()))
                .onItem().ifNull().switchTo(() -> revision.artifactId() == null ? Uni.createFrom().nullItem()
                        : lock(revision.actor().projectId(), revision.kind(), revision.variantId()).map(version -> {
                            if (version != null) {
                                throw Conflicts.otherArtifact(revision.artifactId());
                            }
                            return null;
                        }));
    }

    private static UUID[] ids(List<NewRevision> revisions, Function<NewRevision, UUID> column) {
        return revisions.stream().map(column).toArray(UUID[]::new);
    }

    private static String[] texts(List<NewRevision> revisions, Function<NewRevision, String> column) {
        return revisions.stream().map(column).toArray(String[]::new);
    }
}
