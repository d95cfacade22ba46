package io.agentaquarkus.testset;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Contents;
import io.agentaquarkus.revision.Criteria;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.FamilyRules;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Rows;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.testcase.TestcaseIds;
import io.agentaquarkus.testcase.TestcaseStore;
import io.smallrye.mutiny.Uni;

/** Testsets: their revisions are lists of rows, which are stored by themselves (reference: agenta-entities, section 11). */
@Singleton
class TestsetRules implements FamilyRules {

    private final TestcaseStore testcases;
    private final TestsetContents contents;
    private final SentRows sentRows;
    private final TestsetLimits limits;

    TestsetRules(TestcaseStore testcases, TestsetContents contents, SentRows sentRows, TestsetLimits limits) {
        this.limits = limits;
        this.testcases = testcases;
        this.contents = contents;
        this.sentRows = sentRows;
    }

    @Override
    public Family family() {
        return Family.TESTSET;
    }

    /** No flag of a testset means anything. */
    @Override
    public JsonNode artifactFlags(JsonNode sent) {
        return sent == null || sent.isNull() ? null : JsonNodeFactory.instance.objectNode();
    }

    @Override
    public JsonNode simpleFlags(JsonNode sent) {
        return null;
    }

    @Override
    public JsonNode variantFlags(JsonNode sent) {
        return artifactFlags(sent);
    }

    @Override
    public JsonNode revisionFlags(JsonNode sent, ObjectNode data, String slug) {
        return artifactFlags(sent);
    }

    @Override
    public JsonNode editedRevisionFlags(JsonNode sent) {
        return artifactFlags(sent);
    }

    @Override
    public JsonNode artifactQueryFlags(JsonNode sent) {
        return null;
    }

    @Override
    public JsonNode variantQueryFlags(JsonNode sent) {
        return null;
    }

    @Override
    public JsonNode revisionQueryFlags(JsonNode sent) {
        return null;
    }

    @Override
    public Criteria.Folder queryFolder(boolean filtered) {
        return filtered ? Criteria.Folder.ROOT : Criteria.Folder.ANY;
    }

    @Override
    public Problem simpleNotFound(UUID id) {
        return Problem.notFound("Testset with ID '" + id + "' does not exist.");
    }

    @Override
    public Problem simpleIdMismatch() {
        return Problem.badRequest("Testset ID in path does not match testset ID in request body.");
    }

    @Override
    public boolean commitNamesArtifact() {
        return true;
    }

    @Override
    public void checkCommit(Commit commit) {
        commit.requireDataOrDelta();
    }

    @Override
    public String deltaMessage() {
        return "Patched testset revision";
    }

    /** The rows of the base: of the variant's own newest revision when none is named, unlike in the original. */
    @Override
    public Uni<ObjectNode> deltaBase(Rows rows, Commit commit) {
        Uni<ObjectNode> base = commit.baseId() == null ? rows.headData(commit.variantId())
                : rows.revisions(Family.TESTSET, List.of(commit.baseId())).map(found -> {
                    if (found.isEmpty()) {
                        throw Problem.notFound("Testset revision " + commit.baseId() + " not found.");
                    }
                    return found.get(0).data();
                });
        return base.chain(data -> testcases.find(rows.session(), rows.projectId(), TestcaseIds.in(data)))
                .map(found -> TestsetRows.data(TestsetDelta.base(found)));
    }

    @Override
    public ObjectNode applyDelta(ObjectNode base, ObjectNode delta) {
        ArrayNode rows = (ArrayNode) base.get(TestsetRows.MEMBER);
        TableChange change = TableChange.in(delta);
        return TestsetRows.data(change == null ? new TestsetDelta(delta).apply(rows) : change.applied(rows, limits));
    }

    /** The rows themselves are stored apart. A revision without rows has no data. */
    @Override
    public Uni<ObjectNode> storedData(Rows rows, Actor actor, Commit commit) {
        TestsetRows sent = TestsetRows.of(commit.data());
        List<UUID> ids = sent == null ? TestcaseIds.in(commit.data()) : sent.ids(commit.artifactId());
        if (ids.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Uni<Void> stored = sent == null ? Uni.createFrom().voidItem()
                : testcases.add(rows.session(), actor, commit.artifactId(), sent.batches());
        return stored.replaceWith(() -> TestcaseIds.data(ids));
    }

    @Override
    public Uni<List<Revision>> withContents(UUID projectId, List<Revision> revisions, Contents wanted) {
        return contents.add(projectId, revisions, wanted);
    }

    @Override
    public boolean simpleArchivesVariant() {
        return false;
    }

    @Override
    public boolean simpleArchiveShowsHead() {
        return false;
    }

    @Override
    public boolean simpleEditsVariant() {
        return true;
    }

    @Override
    public boolean simpleNeedsRevision() {
        return true;
    }

    @Override
    public ObjectNode simpleSent(ObjectNode data) {
        return sentRows.keyed(data);
    }

    @Override
    public boolean simpleCommits(Simple before, Edit edit, ObjectNode data) {
        UUID testsetId = before.artifact().id();
        return isOther(edit.header(), before.artifact().header())
                || !TestsetRows.of(data).ids(testsetId).equals(TestcaseIds.in(before.revision().data()));
    }

    @Override
    public Edit simpleEdit(Simple before, Edit edit) {
        Header old = before.artifact().header();
        return isOther(edit.header(), old) ? new Edit(edit.id(), edit.header().withFlags(old.flags()), edit.folder()) : null;
    }

    @Override
    public Commit simpleCommit(Simple before, Edit edit, ObjectNode data) {
        return new Commit(before.artifact().id(), before.variant().id(), null, edit.header().withFlags(null), null, data, null);
    }

    private static boolean isOther(Header sent, Header old) {
        return !Objects.equals(sent.name(), old.name()) || !Objects.equals(sent.description(), old.description())
                || !Objects.equals(given(sent.tags()), given(old.tags()))
                || !Objects.equals(given(sent.meta()), given(old.meta()));
    }

    private static JsonNode given(JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }
}
