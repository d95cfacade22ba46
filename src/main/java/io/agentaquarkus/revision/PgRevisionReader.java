package io.agentaquarkus.revision;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * One statement a revision, straight from the pool: running applications fetch configurations all the time, and a session of
 * Hibernate would take several times the work.
 */
@ApplicationScoped
class PgRevisionReader implements RevisionReader {

    private static final String SELECT = "select " + RevisionColumns.REVISION + """
             from revision r
            join variant v on v.project_id = r.project_id and v.kind = r.kind and v.id = r.variant_id
            join artifact a on a.project_id = v.project_id and a.kind = v.kind and a.id = v.artifact_id
            where r.project_id = $1 and r.kind = $2 and\s""";

    private static final String OF_VARIANT = SELECT + "r.variant_id = ";
    private static final String VARIANT_OF_SLUG = "(select id from variant where project_id = $1 and kind = $2 and slug = $3)";
    private static final String ARTIFACT_OF_SLUG = "(select id from artifact where project_id = $1 and kind = $2 and slug = $3)";
    private static final String DEFAULT_VARIANT = "(select id from variant where project_id = $1 and kind = $2"
            + " and artifact_id = %s order by created_at, id limit 1)";
    private static final String NEWEST = " order by r.version desc limit 1";
    private static final String VERSION = " and r.version = $4";

    private final Statements statements;

    PgRevisionReader(Pool pool) {
        this.statements = Statements.of(pool);
    }

    @Override
    public Uni<Revision> revision(UUID projectId, Kind kind, Reference revision) {
        return found(SELECT + (revision.id() != null ? "r.id = $3" : "r.slug = $3"), projectId, kind.name(), key(revision));
    }

    @Override
    public Uni<Revision> ofVariant(UUID projectId, Kind kind, Reference variant, Integer version) {
        return version(OF_VARIANT + (variant.id() != null ? "$3" : VARIANT_OF_SLUG), projectId, kind, variant, version);
    }

    @Override
    public Uni<Revision> ofDefaultVariant(UUID projectId, Kind kind, Reference artifact, Integer version) {
        return version(OF_VARIANT + DEFAULT_VARIANT.formatted(artifact.id() != null ? "$3" : ARTIFACT_OF_SLUG), projectId, kind,
                artifact, version);
    }

    private Uni<Revision> version(String sql, UUID projectId, Kind kind, Reference parent, Integer version) {
        return version == null ? found(sql + NEWEST, projectId, kind.name(), key(parent))
                : found(sql + VERSION, projectId, kind.name(), key(parent), version);
    }

    private Uni<Revision> found(String sql, Object... parameters) {
        return statements.first(sql, parameters).map(row -> row == null ? null : new RevisionColumns(row, 0).revision());
    }

    private static Object key(Reference reference) {
        return reference.id() != null ? reference.id() : reference.slug();
    }
}
