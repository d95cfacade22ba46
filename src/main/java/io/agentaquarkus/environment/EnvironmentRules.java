package io.agentaquarkus.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Criteria;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.FamilyRules;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Rows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Environments: their data is a map from keys to references of what is deployed (reference: agenta-entities, section 13).
 * Unlike the original's, a delta always starts from the newest revision: keys that were removed stay removed, and keys that
 * are not mentioned stay.
 */
@Singleton
class EnvironmentRules implements FamilyRules {

    static final String GUARDED = "is_guarded";

    @Override
    public Family family() {
        return Family.ENVIRONMENT;
    }

    @Override
    public JsonNode artifactFlags(JsonNode sent) {
        return sent == null || sent.isNull() ? null
                : JsonNodeFactory.instance.objectNode().put(GUARDED, sent.path(GUARDED).booleanValue());
    }

    @Override
    public Criteria.Folder queryFolder(boolean filtered) {
        return Criteria.Folder.ROOT;
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
    public boolean forksFromAnyVariant() {
        return true;
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
    public Uni<ObjectNode> deltaBase(Rows rows, Commit commit) {
        return rows.headData(commit.variantId());
    }

    @Override
    public ObjectNode applyDelta(ObjectNode base, ObjectNode delta) {
        ObjectNode references = base != null && base.get("references") instanceof ObjectNode held ? held.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        if (delta.get("set") instanceof ObjectNode set) {
            references.setAll(set);
        }
        delta.path("remove").forEach(key -> references.remove(key.textValue()));
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (!references.isEmpty()) {
            data.set("references", references);
        }
        return data;
    }

    /** The history of what of some applications was deployed: by comparison with the revision before. */
    @Override
    public Uni<List<Revision>> changing(Rows rows, List<Revision> revisions, List<Reference> deployed) {
        return Multi.createFrom().iterable(revisions).onItem()
                .transformToUniAndConcatenate(
                        revision -> rows.versions(revision.variant().id(), List.of(revision.version() - 1))
                                .map(before -> DeployedReferences.isChange(before.isEmpty() ? null : before.get(0).data(),
                                        revision.data(), deployed) ? revision : null))
                .collect().asList();
    }

    /** References that carry a slug get the true one. */
    @Override
    public Uni<ObjectNode> storedData(Rows rows, Actor actor, Commit commit) {
        if (commit.data() == null) {
            return Uni.createFrom().nullItem();
        }
        ObjectNode stored = DeployedReferences.withoutNulls(commit.data());
        List<UUID> ids = new ArrayList<>(DeployedReferences.revisionIds(stored));
        return ids.isEmpty() ? Uni.createFrom().item(stored)
                : rows.revisions(Family.WORKFLOW, ids).map(found -> DeployedReferences.withTrueSlugs(stored, found));
    }
}
