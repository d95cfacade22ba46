package io.agentaquarkus.revision;

import java.util.List;
import java.util.UUID;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.database.Statements;
import io.agentaquarkus.json.ExactJson;
import io.smallrye.mutiny.Uni;

/** The rows of one project and kind within a session. Nothing found is null. */
public final class Rows {

    private static final String VARIANTS = "VariantEntity r join fetch r.artifact a";
    private static final String REVISIONS = "RevisionEntity r join fetch r.variant v join fetch v.artifact a";
    private static final String ARCHIVE_REVISIONS = """
            update RevisionEntity set deletedAt = :at, deletedById = :by, updatedAt = :now, updatedById = :user
            where projectId = :project and kind = :kind and variantId = :variant
            """;
    private static final String OLDEST_FIRST = "r.createdAt, r.id";
    private static final String NEWEST_FIRST = "r.version desc";

    private final Mutiny.Session session;
    private final UUID projectId;
    private final Kind kind;

    Rows(Mutiny.Session session, UUID projectId, Kind kind) {
        this.session = session;
        this.projectId = projectId;
        this.kind = kind;
    }

    /** For a family's own tables: what is done here is part of the unit of work. */
    public Mutiny.Session session() {
        return session;
    }

    public UUID projectId() {
        return projectId;
    }

    /** The same project's rows of another kind. */
    Rows of(Kind other) {
        return other == kind ? this : new Rows(session, projectId, other);
    }

    Kind kind() {
        return kind;
    }

    /** Writes a row; a key that is taken is refused here. */
    Uni<Void> insert(VersionedRow row) {
        return session.persist(row).chain(session::flush).onFailure()
                .transform(failure -> Conflicts.explained(failure, row.id, row.slug));
    }

    Uni<Void> flush() {
        return session.flush();
    }

    /** As {@link RevisionWriter#lock}, until the end of the unit of work. */
    Uni<Integer> lock(UUID variantId) {
        return writer().lock(projectId, kind, variantId);
    }

    /** As {@link RevisionWriter#append}. */
    Uni<Revision> append(NewRevision revision) {
        return writer().append(revision);
    }

    Uni<Void> archiveRevisions(VariantEntity variant) {
        return session.createMutationQuery(ARCHIVE_REVISIONS).setParameter("at", variant.deletedAt)
                .setParameter("by", variant.deletedById).setParameter("now", variant.updatedAt)
                .setParameter("user", variant.updatedById).setParameter("project", projectId).setParameter("kind", kind)
                .setParameter("variant", variant.id).executeUpdate().replaceWithVoid();
    }

    Uni<ArtifactEntity> artifact(Reference reference) {
        return identified(artifacts(), reference).first(session, "r.id");
    }

    Uni<VariantEntity> variant(Reference reference) {
        return identified(variants(), reference).first(session, "r.id");
    }

    Uni<RevisionEntity> revision(Reference reference) {
        return identified(revisions(), reference).first(session, "r.id");
    }

    /** The oldest variant, archived or not. */
    Uni<VariantEntity> defaultVariant(UUID artifactId) {
        return variants().equal("r.artifactId", artifactId).first(session, OLDEST_FIRST);
    }

    /** The newest revision, archived or not. */
    Uni<RevisionEntity> head(UUID variantId) {
        return revisions().equal("r.variantId", variantId).first(session, NEWEST_FIRST);
    }

    /** The newest revision that is not archived, as it is stored. */
    public Uni<Revision> newest(UUID variantId) {
        return line(variantId, Integer.MAX_VALUE, 1).map(line -> line.isEmpty() ? null : line.get(0).toRevision());
    }

    /** The data of the newest revision, archived or not; null when there is none. */
    public Uni<ObjectNode> headData(UUID variantId) {
        return head(variantId).map(row -> row == null ? null : (ObjectNode) ExactJson.read(row.data));
    }

    /** The revisions of a family that have one of the ids. */
    public Uni<List<Revision>> revisions(Family family, List<UUID> ids) {
        return of(family.kind()).revisions().in("r.id", ids).list(session)
                .map(found -> found.stream().map(RevisionEntity::toRevision).toList());
    }

    /** Revisions of a variant by their version, archived or not. */
    public Uni<List<Revision>> versions(UUID variantId, List<Integer> versions) {
        return revisions().equal("r.variantId", variantId).in("r.version", versions).list(session)
                .map(found -> found.stream().map(RevisionEntity::toRevision).toList());
    }

    /** The newest revisions that are not archived, from a version down. */
    Uni<List<RevisionEntity>> line(UUID variantId, int fromVersion, Integer depth) {
        return revisions().notArchivedUnless(false).equal("r.variantId", variantId).atMost("r.version", fromVersion)
                .list(session, NEWEST_FIRST, depth);
    }

    Uni<List<ArtifactEntity>> artifacts(Criteria criteria) {
        return new RowQuery<>(ArtifactEntity.class, "ArtifactEntity r", projectId, kind, criteria.windowing())
                .notArchivedUnless(criteria.includeArchived())
                .header(criteria.text(), criteria.flags(), criteria.tags())
                .among(criteria.artifacts()).folder(criteria.folder()).list(session);
    }

    Uni<List<VariantEntity>> variants(Criteria criteria) {
        return new RowQuery<>(VariantEntity.class, VARIANTS, projectId, kind, criteria.windowing())
                .notArchivedUnless(criteria.includeArchived())
                .header(criteria.text(), criteria.flags(), criteria.tags())
                .contains("a.flags", criteria.artifactFlags()).below("a", criteria.artifacts()).below("r", criteria.variants())
                .list(session);
    }

    Uni<List<RevisionEntity>> revisions(Criteria criteria) {
        return new RowQuery<>(RevisionEntity.class, REVISIONS, projectId, kind, criteria.windowing())
                .notArchivedUnless(criteria.includeArchived())
                .header(criteria.text(), criteria.flags(), criteria.tags())
                .part("r.message", criteria.text().message())
                .in("r.authorId", criteria.authorship().authors()).in("r.authoredAt", criteria.authorship().dates())
                .contains("a.flags", criteria.artifactFlags()).below("a", criteria.artifacts())
                .below("v", criteria.variants()).among(criteria.revisions())
                .list(session);
    }

    private RevisionWriter writer() {
        return new RevisionWriter(Statements.of(session));
    }

    private RowQuery<ArtifactEntity> artifacts() {
        return new RowQuery<>(ArtifactEntity.class, "ArtifactEntity r", projectId, kind, null);
    }

    private RowQuery<VariantEntity> variants() {
        return new RowQuery<>(VariantEntity.class, VARIANTS, projectId, kind, null);
    }

    private RowQuery<RevisionEntity> revisions() {
        return new RowQuery<>(RevisionEntity.class, REVISIONS, projectId, kind, null);
    }

    private static <T extends VersionedRow> RowQuery<T> identified(RowQuery<T> query, Reference reference) {
        return reference.id() != null ? query.equal("r.id", reference.id()) : query.equal("r.slug", reference.slug());
    }
}
