package io.agentaquarkus.revision.workflow;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.catalog.Catalog;
import io.agentaquarkus.catalog.DataEnrichment;
import io.agentaquarkus.catalog.RevisionFlags;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.FamilyRules;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Rows;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.revision.Variant;
import io.smallrye.mutiny.Uni;

/**
 * What the three views of workflows have in common: roles on the artifact, flags that follow from a revision's data, data
 * that is completed when it is committed (reference: agenta-entities, section 6).
 */
public abstract class WorkflowViewRules implements FamilyRules {

    private final RoleFlags role;
    private final DataEnrichment enrichment;

    /** @param role the role that everything made through this view has, or null */
    protected WorkflowViewRules(RoleFlags role, Catalog catalog) {
        this.role = role;
        this.enrichment = catalog.enrichment();
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
    public ObjectNode applyDelta(ObjectNode base, ObjectNode delta) {
        return LegacyDelta.apply(base, delta);
    }

    @Override
    public Uni<ObjectNode> storedData(Rows rows, ObjectNode data) {
        return Uni.createFrom().item(data == null ? null : enrichment.enrich(data));
    }

    @Override
    public JsonNode revisionFlags(JsonNode sent, ObjectNode data, String slug) {
        return RevisionFlags.of(data, slug);
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
    public boolean simpleCommits(Edit edit, ObjectNode data) {
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
        return revision.with(revision.header().withFlags(flags), shownData(revision.data()));
    }

    private ObjectNode shownData(ObjectNode data) {
        return data == null ? null : enrichment.shown(data);
    }

    private static boolean isGiven(JsonNode value) {
        return value != null && !value.isNull();
    }
}
