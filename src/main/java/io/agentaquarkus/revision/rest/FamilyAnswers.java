package io.agentaquarkus.revision.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.Times;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Committed;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Kind;
import io.agentaquarkus.revision.Lifecycle;
import io.agentaquarkus.revision.ReferenceBundle;
import io.agentaquarkus.revision.Resolution;
import io.agentaquarkus.revision.Retrieval;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.revision.Variant;
import io.agentaquarkus.revision.Warning;

/**
 * Writes what clients of one family get (reference: agenta-entities, sections 1.2 and 2). A value that is not there is left
 * out; nulls inside users' own objects stay.
 */
public final class FamilyAnswers {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Family family;
    private final String name;

    FamilyAnswers(Family family) {
        this.family = family;
        this.name = family.singular();
    }

    /** {@code {"count":1,"application":{…}}}, or {@code {"count":0}} for null. */
    ObjectNode artifact(Artifact artifact) {
        return one(name, artifact, this::artifactObject);
    }

    ObjectNode artifacts(List<Artifact> artifacts) {
        return many(family.plural(), artifacts, this::artifactObject);
    }

    /** @param named whether the slugs of parents are told too */
    ObjectNode variant(Variant variant, boolean named) {
        return one(name + "_variant", variant, v -> variantObject(v, named));
    }

    ObjectNode variants(List<Variant> variants) {
        return many(name + "_variants", variants, v -> variantObject(v, true));
    }

    /** @param named whether the slugs of parents are told too */
    public ObjectNode revision(Revision revision, boolean named) {
        return one(name + "_revision", revision, r -> revisionObject(r, named));
    }

    /** The revision; for workflows also what came of the commit. */
    ObjectNode committed(Committed committed) {
        ObjectNode answer = revision(committed == null ? null : committed.revision(), true);
        if (committed != null && family == Family.WORKFLOW) {
            answer.put("status", committed.isNew() ? "committed" : "no_change");
            if (!committed.warnings().isEmpty()) {
                ArrayNode warnings = answer.putArray("warnings");
                committed.warnings().forEach(warning -> warnings.add(warningObject(warning)));
            }
        }
        return answer;
    }

    ObjectNode revisions(List<Revision> revisions, boolean named) {
        return many(name + "_revisions", revisions, r -> revisionObject(r, named));
    }

    public ObjectNode simple(Simple simple, Occasion occasion) {
        return one(name, simple, s -> simpleObject(s, occasion));
    }

    ObjectNode simples(List<Simple> simples) {
        return many(family.plural(), simples, s -> simpleObject(s, Occasion.QUERY));
    }

    /** The revision with where it was found. */
    ObjectNode retrieved(Retrieval.Found found) {
        if (found == null) {
            return revision(null, true);
        }
        ObjectNode answer = revision(found.revision(), true);
        ObjectNode info = answer.putObject("retrieval_info");
        ObjectNode references = info.putObject("references");
        if (found.environment() != null) {
            ReferenceBundle.name(references, Family.ENVIRONMENT, found.environment());
        }
        ReferenceBundle.name(references, family, found.revision());
        if (found.key() != null) {
            info.putObject("selector").put("key", found.key());
        }
        return answer;
    }

    /** The revision with its embeds replaced, how that went, and where it was found. */
    ObjectNode resolved(Retrieval.Found found, Resolution resolution) {
        Revision revision = found.revision();
        ObjectNode answer = retrieved(new Retrieval.Found(revision.with(revision.header(), resolution.data()),
                found.environment(), found.key()));
        answer.set("resolution_info", resolution.info());
        return answer;
    }

    private ObjectNode artifactObject(Artifact artifact) {
        ObjectNode object = object(artifact.id(), artifact.slug(), artifact.header(), artifact.lifecycle());
        put(object, "folder_id", artifact.folderId());
        return object;
    }

    private ObjectNode variantObject(Variant variant, boolean named) {
        ObjectNode object = object(variant.id(), variant.slug(), variant.header(), variant.lifecycle());
        parent(object, "", "artifact", variant.artifact().id(), named ? variant.artifact().slug() : null);
        return object;
    }

    private ObjectNode revisionObject(Revision revision, boolean named) {
        ObjectNode object = object(revision.id(), revision.slug(), revision.header(), revision.lifecycle());
        object.put("version", Integer.toString(revision.version()));
        put(object, "author", revision.authorId());
        put(object, "date", revision.authoredAt());
        put(object, "message", revision.message());
        parent(object, "", "artifact", revision.artifact().id(), named ? revision.artifact().slug() : null);
        parent(object, "_variant", "variant", revision.variant().id(), named ? revision.variant().slug() : null);
        put(object, "data", revision.data());
        return object;
    }

    /** Artifact, variant and revision as one: the head's flags and data, everything else the artifact's. */
    private ObjectNode simpleObject(Simple simple, Occasion occasion) {
        Revision head = simple.revision();
        Header header = simple.artifact().header();
        boolean workflow = family.kind() == Kind.WORKFLOW;
        ObjectNode object = object(simple.artifact().id(), simple.artifact().slug(),
                workflow && head != null ? header.withFlags(head.header().flags()) : header, simple.artifact().lifecycle());
        ObjectNode data = head == null ? null : head.data();
        put(object, "data", data == null && workflow ? JSON.objectNode() : data);
        if (occasion.showsVariant(family) && simple.variant() != null) {
            put(object, "variant_id", simple.variant().id());
        }
        if (occasion.showsRevision(family) && head != null) {
            put(object, "revision_id", head.id());
        }
        return object;
    }

    private static ObjectNode warningObject(Warning warning) {
        ObjectNode object = JSON.objectNode().put("code", warning.code()).put("message", warning.message());
        put(object, "target", warning.target());
        if (warning.operationIndex() != null) {
            object.put("operation_index", warning.operationIndex());
        }
        return object;
    }

    private static ObjectNode object(UUID id, String slug, Header header, Lifecycle lifecycle) {
        ObjectNode object = JSON.objectNode().put("id", id.toString()).put("slug", slug);
        put(object, "created_at", lifecycle.createdAt());
        put(object, "updated_at", lifecycle.updatedAt());
        put(object, "deleted_at", lifecycle.deletedAt());
        put(object, "created_by_id", lifecycle.createdById());
        put(object, "updated_by_id", lifecycle.updatedById());
        put(object, "deleted_by_id", lifecycle.deletedById());
        put(object, "name", header.name());
        put(object, "description", header.description());
        put(object, "flags", header.flags());
        put(object, "tags", header.tags());
        put(object, "meta", header.meta());
        return object;
    }

    /** The ids of a parent under every name that clients look for. */
    private void parent(ObjectNode object, String level, String generic, UUID id, String slug) {
        for (String own : family.names()) {
            put(object, own + level + "_id", id);
            put(object, own + level + "_slug", slug);
        }
        if (family != Family.TESTSET || level.isEmpty() && !object.has("version")) {
            put(object, generic + "_id", id);
        }
        put(object, generic + "_slug", slug);
    }

    private static <T> ObjectNode one(String key, T item, Function<T, ObjectNode> writer) {
        ObjectNode answer = JSON.objectNode().put("count", item == null ? 0 : 1);
        if (item != null) {
            answer.set(key, writer.apply(item));
        }
        return answer;
    }

    private static <T> ObjectNode many(String key, List<T> items, Function<T, ObjectNode> writer) {
        ObjectNode answer = JSON.objectNode().put("count", items.size());
        ArrayNode list = answer.putArray(key);
        items.forEach(item -> list.add(writer.apply(item)));
        return answer;
    }

    private static void put(ObjectNode object, String field, UUID value) {
        if (value != null) {
            object.put(field, value.toString());
        }
    }

    private static void put(ObjectNode object, String field, Instant value) {
        if (value != null) {
            object.put(field, Times.iso(value));
        }
    }

    private static void put(ObjectNode object, String field, String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    private static void put(ObjectNode object, String field, JsonNode value) {
        if (value != null) {
            object.set(field, value);
        }
    }
}
