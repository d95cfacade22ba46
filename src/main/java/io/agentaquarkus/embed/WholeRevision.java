package io.agentaquarkus.embed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.Times;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;
import io.agentaquarkus.revision.Revision;

/** A revision as a snippet shows it that asks for no part of it: with all members, those that are not there as null. */
final class WholeRevision {

    private static final String GENERIC = "artifact";

    private WholeRevision() {
    }

    /** @param data of the revision, as it is to be shown */
    static ObjectNode of(Family family, Revision revision, ObjectNode data) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        if (family.isWorkflowView()) {
            parents(all, revision, family.names());
            parents(all, revision, List.of(GENERIC));
        } else {
            parents(all, revision, List.of(family.singular(), GENERIC));
        }
        all.put("author", text(revision.authorId())).put("date", text(revision.authoredAt()));
        all.put("message", revision.message());
        header(all, revision.header());
        lifecycle(all, revision.lifecycle());
        all.put("version", Integer.toString(revision.version())).put("slug", revision.slug());
        all.put("id", revision.id().toString());
        all.set("data", data);
        return all;
    }

    private static void parents(ObjectNode all, Revision revision, List<String> names) {
        names.forEach(name -> all.put(variant(name) + "_slug", revision.variant().slug()));
        names.forEach(name -> all.put(name + "_slug", revision.artifact().slug()));
        names.forEach(name -> all.put(variant(name) + "_id", revision.variant().id().toString()));
        names.forEach(name -> all.put(name + "_id", revision.artifact().id().toString()));
    }

    private static String variant(String name) {
        return name.equals(GENERIC) ? "variant" : name + "_variant";
    }

    private static void header(ObjectNode all, Header header) {
        all.set("flags", header.flags());
        all.set("tags", header.tags());
        all.set("meta", header.meta());
        all.put("name", header.name()).put("description", header.description());
    }

    private static void lifecycle(ObjectNode all, Lifecycle lifecycle) {
        all.put("created_at", text(lifecycle.createdAt())).put("updated_at", text(lifecycle.updatedAt()));
        all.put("deleted_at", text(lifecycle.deletedAt())).put("created_by_id", text(lifecycle.createdById()));
        all.put("updated_by_id", text(lifecycle.updatedById())).put("deleted_by_id", text(lifecycle.deletedById()));
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static String text(Instant time) {
        return time == null ? null : Times.iso(time);
    }
}
