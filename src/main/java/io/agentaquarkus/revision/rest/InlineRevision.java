package io.agentaquarkus.revision.rest;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Resolution;

/** Writes a revision that a client sent itself back to it: what it said of the revision, without nulls. */
final class InlineRevision {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> MEMBERS = List.of("id", "slug", "version", "created_at", "updated_at", "deleted_at",
            "created_by_id", "updated_by_id", "deleted_by_id", "name", "description", "flags", "tags", "meta", "author",
            "date", "message");

    private final Family family;

    InlineRevision(Family family) {
        this.family = family;
    }

    ObjectNode answer(ObjectNode sent, Resolution resolution) {
        ObjectNode revision = JSON.objectNode();
        MEMBERS.forEach(member -> put(revision, member, sent.get(member)));
        for (String field : List.of("_id", "_slug")) {
            parent(revision, sent, "", "artifact", field);
            parent(revision, sent, "_variant", "variant", field);
        }
        revision.set("data", resolution.data());
        ObjectNode answer = JSON.objectNode().put("count", 1);
        answer.set(family.singular() + "_revision", revision);
        answer.set("resolution_info", resolution.info());
        if (family == Family.WORKFLOW) {
            retrievalInfo(answer, revision);
        }
        return answer;
    }

    /** A parent may be named in several ways; it is told in all of them that the family has. */
    private void parent(ObjectNode revision, ObjectNode sent, String level, String generic, String field) {
        JsonNode value = sent.get(generic + field);
        put(revision, generic + field, value);
        for (String name : family.names()) {
            value = value == null || value.isNull() ? sent.get(name + level + field) : value;
        }
        for (String name : family.names()) {
            put(revision, name + level + field, value);
        }
        if (!family.isWorkflowView()) {
            put(revision, generic + field, value);
        }
    }

    /** As much as the client told. */
    private void retrievalInfo(ObjectNode answer, ObjectNode revision) {
        String name = family.singular();
        ObjectNode references = JSON.objectNode();
        reference(references, name, revision.get(name + "_id"), revision.get(name + "_slug"), null);
        reference(references, name + "_variant", revision.get(name + "_variant_id"), revision.get(name + "_variant_slug"),
                null);
        reference(references, name + "_revision", revision.get("id"), revision.get("slug"), revision.get("version"));
        if (!references.isEmpty()) {
            answer.putObject("retrieval_info").set("references", references);
        }
    }

    private static void reference(ObjectNode references, String name, JsonNode id, JsonNode slug, JsonNode version) {
        ObjectNode reference = JSON.objectNode();
        put(reference, "id", id);
        put(reference, "slug", slug);
        put(reference, "version", version);
        if (!reference.isEmpty()) {
            references.set(name, reference);
        }
    }

    private static void put(ObjectNode object, String member, JsonNode value) {
        if (value != null && !value.isNull()) {
            object.set(member, value);
        }
    }
}
