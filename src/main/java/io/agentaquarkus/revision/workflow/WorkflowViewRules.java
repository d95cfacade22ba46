package io.agentaquarkus.revision.workflow;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.catalog.RevisionFlags;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Change;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.CommitRefusals;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.FamilyRules;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Rows;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.revision.Variant;
import io.agentaquarkus.revision.workflow.changeset.Delta;
import io.smallrye.mutiny.Uni;

/**
 * What the three views of workflows have in common: roles on the artifact, flags that follow from a revision's data, data
 * that is completed when it is committed (reference: agenta-entities, section 6).
 */
public abstract class WorkflowViewRules implements FamilyRules {

    private static final String RESERVED_SLUGS = "__ag__";

    private final RoleFlags role;
    private final WorkflowData data;

    /** @param role the role that everything made through this view has, or null */
    protected WorkflowViewRules(RoleFlags role, WorkflowData data) {
        this.role = role;
        this.data = data;
    }

    @Override
    public JsonNode artifactFlags(JsonNode sent) {
        boolean given = role == null ? RoleFlags.isAnyIn(sent) : sent != null && !sent.isNull();
        return given ? RoleFlags.all(sent, role) : null;
    }

    @Override
    public JsonNode simpleFlags(JsonNode sent) {
        return role == null ? artifactFlags(sent) : RoleFlags.all(sent, role);
    }

    /** Variants keep no flags; they show their artifact's. */
    @Override
    public JsonNode variantFlags(JsonNode sent) {
        return null;
    }

    @Override
    public JsonNode artifactQueryFlags(JsonNode sent) {
        return RoleFlags.asked(sent, role);
    }

    /** Variants have no flags of their own to ask for. */
    @Override
    public JsonNode variantQueryFlags(JsonNode sent) {
        return null;
    }

    @Override
    public JsonNode parentQueryFlags(JsonNode sent) {
        return sent == null ? null : RoleFlags.asked(sent, role);
    }

    @Override
    public JsonNode revisionQueryFlags(JsonNode sent) {
        return RoleFlags.without(sent);
    }

    @Override
    public boolean mergesArtifactEdits() {
        return true;
    }

    @Override
    public void checkSlug(String slug) {
        if (slug != null && slug.startsWith(RESERVED_SLUGS)) {
            throw Problem.badRequest("Slugs that start with '" + RESERVED_SLUGS + "' are reserved: '" + slug + "'.");
        }
    }

    @Override
    public boolean isSelfContained(Commit commit) {
        return commit.delta() == null && commit.baseId() == null;
    }

    /** A delta counts more than data beside it. */
    @Override
    public Uni<Change> change(Rows rows, Commit commit) {
        return commit.delta() == null && commit.baseId() == null ? Uni.createFrom().item(Change.of(commit.data()))
                : rows.newest(commit.variantId()).map(base -> change(base, commit));
    }

    /** @param base the newest revision that is not archived, or null */
    protected final Change change(Revision base, Commit commit) {
        Delta delta = commit.delta() == null ? null : data.delta(commit);
        CommitRefusals.requireBase(commit, base);
        if (delta == null) {
            return Change.of(commit.data()).after(base);
        }
        Change change = delta.applyTo(base == null ? null : base.data());
        data.requireValid(change.data());
        return change.after(base);
    }

    @Override
    public ObjectNode stored(ObjectNode sent) {
        return data.stored(sent);
    }

    @Override
    public JsonNode revisionFlags(JsonNode sent, ObjectNode stored, String slug) {
        data.requireKnown(sent, stored);
        return RevisionFlags.of(stored, slug);
    }

    @Override
    public JsonNode editedRevisionFlags(JsonNode sent) {
        ObjectNode flags = RevisionFlags.of(null, null);
        for (Map.Entry<String, JsonNode> flag : flags.properties()) {
            flag.setValue(JsonNodeFactory.instance.booleanNode(sent != null && sent.path(flag.getKey()).booleanValue()));
        }
        return flags;
    }

    @Override
    public boolean simpleArchivesVariant() {
        return false;
    }

    /** An edit of nothing but the id changes nothing. */
    @Override
    public boolean simpleCommits(Simple before, Edit edit, ObjectNode data) {
        Header header = edit.header();
        return data != null || header.name() != null || header.description() != null || isGiven(header.flags())
                || isGiven(header.tags()) || isGiven(header.meta());
    }

    /** Data, tags and meta that were not sent are those of the head. */
    @Override
    public Commit simpleCommit(Simple before, Edit edit, ObjectNode data) {
        Header sent = edit.header();
        Revision head = before.revision();
        Header kept = head == null ? Header.NONE : head.header();
        Header header = new Header(sent.name(), sent.description(), sent.flags(),
                isGiven(sent.tags()) ? sent.tags() : kept.tags(), isGiven(sent.meta()) ? sent.meta() : kept.meta());
        ObjectNode committed = data != null || head == null ? data : head.data();
        return new Commit(before.artifact().id(), before.variant().id(), null, header, null, committed, null);
    }

    @Override
    public boolean simpleMatches(Simple simple, JsonNode flags) {
        JsonNode shown = simple.revision() == null ? simple.artifact().header().flags() : simple.revision().header().flags();
        for (Map.Entry<String, JsonNode> flag : flags.properties()) {
            if (!flag.getValue().isNull() && shown != null && !flag.getValue().equals(shown.path(flag.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Whoever finds an artifact through a view sees it in that role. */
    @Override
    public Artifact shown(Artifact artifact) {
        JsonNode flags = artifact.header().flags();
        return flags == null || role == null ? artifact : artifact.withFlags(RoleFlags.all(flags, role));
    }

    @Override
    public Variant shown(Variant variant) {
        Artifact artifact = shown(variant.artifact());
        return new Variant(variant.id(), variant.slug(), artifact, variant.header().withFlags(artifact.header().flags()),
                variant.lifecycle());
    }

    @Override
    public Revision shown(Revision revision) {
        ObjectNode flags = RoleFlags.all(revision.artifact().header().flags(), role);
        JsonNode stored = revision.header().flags();
        RevisionFlags.of(null, null).fieldNames()
                .forEachRemaining(key -> flags.put(key, stored != null && stored.path(key).booleanValue()));
        return revision.with(revision.header().withFlags(flags), data.shown(revision.data()));
    }

    private static boolean isGiven(JsonNode value) {
        return value != null && !value.isNull();
    }
}
