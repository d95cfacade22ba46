package io.agentaquarkus.revision;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/**
 * What one family does differently. The engine does everything else, and knows no family but by these rules. Every method
 * has the answer of the family that has no opinion.
 */
public interface FamilyRules {

    Family family();

    /**
     * The flags that an artifact keeps.
     *
     * @param sent null when none were sent
     */
    default JsonNode artifactFlags(JsonNode sent) {
        return sent;
    }

    /** As {@link #artifactFlags}, for an artifact that is made or edited with its variant and revision in one call. */
    default JsonNode simpleFlags(JsonNode sent) {
        return artifactFlags(sent);
    }

    /** The flags that a variant keeps. */
    default JsonNode variantFlags(JsonNode sent) {
        return sent;
    }

    /** The flags that are asked for when a query names these, or null. */
    default JsonNode artifactQueryFlags(JsonNode sent) {
        return sent;
    }

    /** As {@link #artifactQueryFlags}, for the flags of variants. */
    default JsonNode variantQueryFlags(JsonNode sent) {
        return sent;
    }

    /** What a query for variants or revisions that names these flags asks of their artifact's flags, or null. */
    default JsonNode parentQueryFlags(JsonNode sent) {
        return null;
    }

    /** As {@link #artifactQueryFlags}, for the flags of revisions. */
    default JsonNode revisionQueryFlags(JsonNode sent) {
        return sent;
    }

    /**
     * Where artifacts are looked for when no folder was named.
     *
     * @param filtered whether a filter was sent at all
     */
    default Criteria.Folder queryFolder(boolean filtered) {
        return Criteria.Folder.ANY;
    }

    /** Whether an edit of an artifact leaves alone what it does not mention, and refuses archived ones. */
    default boolean mergesArtifactEdits() {
        return false;
    }

    /** A refusal when path and body name different things, or null when that just finds nothing. */
    default Problem idMismatch(Level level) {
        return null;
    }

    /** As {@link #idMismatch}, for an artifact that is edited with its variant and revision. */
    default Problem simpleIdMismatch() {
        return idMismatch(Level.ARTIFACT);
    }

    /** A refusal to edit an artifact that is not there with its variant and revision, or null when that just finds nothing. */
    default Problem simpleNotFound(UUID id) {
        return null;
    }

    /** Whether a commit has to name the artifact too. */
    default boolean commitNamesArtifact() {
        return false;
    }

    /** Fails when data and delta do not go together. */
    default void checkCommit(Commit commit) {
    }

    /**
     * Whether it is refused to edit an artifact that is not there, to commit to a variant that is not there, and to commit
     * under a slug that is taken. Else that just makes nothing.
     */
    default boolean isStrict() {
        return false;
    }

    /** Fails for slugs that nobody may use. */
    default void checkSlug(String slug) {
    }

    /**
     * Whether what is stored follows from the commit alone: nothing has to be read before, and nothing else is stored. Then
     * {@link #stored} alone is asked, and commits that meet are stored together.
     */
    default boolean isSelfContained(Commit commit) {
        return false;
    }

    /**
     * What a commit comes to. The variant is locked.
     *
     * @param rows the rows of the family
     */
    default Uni<Change> change(Rows rows, Commit commit) {
        return commit.delta() == null ? Uni.createFrom().item(Change.of(commit.data()))
                : deltaBase(rows, commit).map(base -> Change.of(applyDelta(base, commit.delta())));
    }

    /** Whether a commit adds no revision, as it would only say again what the one before it says. */
    default boolean isRepetition(Revision base, Revision made) {
        return false;
    }

    /**
     * The revision whose data a delta changes.
     *
     * @param rows the rows of the family
     */
    default Uni<ObjectNode> deltaBase(Rows rows, Commit commit) {
        return rows.line(commit.variantId(), Integer.MAX_VALUE, 1)
                .map(line -> line.isEmpty() ? null : (ObjectNode) io.agentaquarkus.json.ExactJson.read(line.get(0).data));
    }

    /** The data after the delta. Must not change {@code base}, which may be null. */
    default ObjectNode applyDelta(ObjectNode base, ObjectNode delta) {
        return base;
    }

    /** The message of a commit that has a delta and no message. */
    default String deltaMessage() {
        return null;
    }

    /** The data as it is stored; null for null. */
    default ObjectNode stored(ObjectNode data) {
        return data;
    }

    /**
     * As {@link #stored}, of a commit that is not self-contained. What else of the commit the family keeps, in tables of its
     * own, it stores here: as part of the commit's unit of work.
     *
     * @param rows the rows of the family
     */
    default Uni<ObjectNode> storedData(Rows rows, Actor actor, Commit commit) {
        return Uni.createFrom().item(stored(commit.data()));
    }

    /** The revisions, in the same order, with what the family keeps elsewhere of their data. */
    default Uni<List<Revision>> withContents(UUID projectId, List<Revision> revisions, Contents wanted) {
        return Uni.createFrom().item(revisions);
    }

    /**
     * The permission that contents need beside that for the revision, or null. It also means that they come and go without
     * any change of an entity.
     */
    default String contentsPermission() {
        return null;
    }

    /**
     * The flags that a revision keeps.
     *
     * @param data as stored
     */
    default JsonNode revisionFlags(JsonNode sent, ObjectNode data, String slug) {
        return sent;
    }

    /** The flags that a revision keeps when its header is edited. */
    default JsonNode editedRevisionFlags(JsonNode sent) {
        return sent;
    }

    /** Whether archiving the whole archives its default variant with its revisions too. */
    default boolean simpleArchivesVariant() {
        return true;
    }

    /** Whether the answer to archiving the whole shows the head too. */
    default boolean simpleArchiveShowsHead() {
        return true;
    }

    /** Whether the whole has the flags that a query asks for, beyond those of its artifact. */
    default boolean simpleMatches(Simple simple, JsonNode flags) {
        return true;
    }

    /** Whether an edit of the whole overwrites the header of its variant too. */
    default boolean simpleEditsVariant() {
        return false;
    }

    /** The data of a whole as a client sent it, checked and completed; null when none was sent. */
    default ObjectNode simpleSent(ObjectNode data) {
        return data;
    }

    /** The data that the whole is made with. */
    default ObjectNode simpleData(ObjectNode sent) {
        return sent;
    }

    /** Fails when an edit would change what may not be changed. */
    default void checkEdit(Artifact before, Header header) {
    }

    /** Whether a fork may take its revisions from another variant than the one it names. */
    default boolean forksFromAnyVariant() {
        return false;
    }

    /** Whether there is no whole without a revision. */
    default boolean simpleNeedsRevision() {
        return false;
    }

    /** Whether an edit of the whole changes anything. */
    default boolean simpleCommits(Simple before, Edit edit, ObjectNode data) {
        return true;
    }

    /** What an edit of the whole does to the artifact and its variant, or null for nothing. */
    default Edit simpleEdit(Simple before, Edit edit) {
        return edit;
    }

    /** What an edit of the whole adds to the default variant. */
    default Commit simpleCommit(Simple before, Edit edit, ObjectNode data) {
        return new Commit(before.artifact().id(), before.variant().id(), null, edit.header(), null, data, null);
    }

    /** Those of the revisions that changed what of the references is deployed. */
    default Uni<List<Revision>> changing(Rows rows, List<Revision> revisions, List<Reference> deployed) {
        return Uni.createFrom().item(revisions);
    }

    /** The artifact as this family's clients see it. */
    default Artifact shown(Artifact artifact) {
        return artifact;
    }

    /** The variant as this family's clients see it. */
    default Variant shown(Variant variant) {
        return variant;
    }

    /** The revision as this family's clients see it. */
    default Revision shown(Revision revision) {
        return revision;
    }

    /** What of an entity an error speaks of. */
    enum Level {
        ARTIFACT,
        VARIANT,
        REVISION
    }
}
