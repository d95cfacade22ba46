package io.agentaquarkus.revision.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.core.MultivaluedMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.QueryFlag;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Contents;
import io.agentaquarkus.revision.Criteria;
import io.agentaquarkus.revision.Deployment;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.FamilyRules;
import io.agentaquarkus.revision.Forks;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Kind;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.NewVariant;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.ReferenceBundle;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Retrieval;

/**
 * Reads what clients of one family send. The names on the wire are the family's; what is read has none. The contract has
 * checked all types before.
 */
final class FamilyRequests {

    private static final String VARIANT = "_variant";
    private static final String REVISION = "_revision";
    private static final String TESTCASES = "include_testcases";

    private final Family family;
    private final String name;

    FamilyRequests(Family family) {
        this.family = family;
        this.name = family.singular();
    }

    NewArtifact newArtifact(UUID id, JsonNode body) {
        JsonNode artifact = body.get(name);
        return new NewArtifact(id, text(artifact, "slug"), header(artifact));
    }

    NewVariant newVariant(JsonNode body) {
        JsonNode variant = body.get(name + VARIANT);
        return new NewVariant(parentId(variant, ""), text(variant, "slug"), header(variant));
    }

    Commit commit(JsonNode body) {
        JsonNode revision = body.get(name + REVISION);
        return new Commit(parentId(revision, ""), parentId(revision, VARIANT), text(revision, "slug"), header(revision),
                text(revision, "message"), object(revision, "data"),
                family == Family.QUERY ? null : object(revision, "delta"), baseId(revision));
    }

    /** Whether the query string names another variant to commit to than the body. */
    boolean isOtherVariant(MultivaluedMap<String, String> query, Commit commit) {
        String id = family == Family.WORKFLOW ? query.getFirst(name + VARIANT + "_id") : null;
        return id != null && commit.variantId() != null && !commit.variantId().equals(UUID.fromString(id));
    }

    Forks.Request fork(JsonNode body) {
        JsonNode variant = body.get(name + VARIANT);
        return new Forks.Request(text(variant, "slug"), header(variant),
                ReferenceBundle.reference(body.get(name + "_variant_ref")),
                ReferenceBundle.reference(body.get(name + "_revision_ref")));
    }

    /** @return the edit, whose id is null when the body names another thing than the path */
    Edit artifactEdit(UUID id, JsonNode body) {
        JsonNode artifact = body.get(name);
        Criteria.Folder folder = artifact.has("folder_id") ? new Criteria.Folder(true, id(artifact, "folder_id")) : null;
        return new Edit(sameId(id, artifact), header(artifact), folder);
    }

    /** As {@link #artifactEdit}; an artifact with its parts knows no folder. */
    Edit simpleEdit(UUID id, JsonNode body) {
        return edit(id, body.get(name));
    }

    Edit variantEdit(UUID id, JsonNode body) {
        return edit(id, body.get(name + VARIANT));
    }

    Edit revisionEdit(UUID id, JsonNode body) {
        return edit(id, body.get(name + REVISION));
    }

    ObjectNode simpleData(JsonNode body) {
        return object(body.get(name), "data");
    }

    References logTarget(JsonNode body) {
        JsonNode log = log(body);
        return new References(ofId(parentId(log, "")), ofId(parentId(log, VARIANT)), ofId(parentId(log, REVISION)));
    }

    Integer logDepth(JsonNode body) {
        JsonNode depth = log(body).get("depth");
        return depth == null || depth.isNull() ? null : depth.intValue();
    }

    /** What environments hold is found through them too, everything else by itself alone. */
    Retrieval.Request retrieve(JsonNode body) {
        References own = ReferenceBundle.named(name, body);
        return family.kind() == Kind.WORKFLOW ? new Retrieval.Request(own, environment(body), text(body, "key"))
                : new Retrieval.Request(own, References.NONE, null);
    }

    /** Whether embeds are to be replaced, in the families whose data may have any. */
    boolean resolve(JsonNode body) {
        return (family.kind() == Kind.WORKFLOW || family == Family.ENVIRONMENT) && body.path("resolve").booleanValue();
    }

    /** What of its contents a revision is retrieved with; {@code windowing} is one of contents then. */
    Contents pageOfContents(JsonNode body) {
        Windowing windowing = Windowing.read(body.get("windowing"));
        return switch (family) {
            case QUERY -> new Contents(body.path("include_trace_ids").booleanValue(),
                    body.path("include_traces").booleanValue(), windowing);
            case TESTSET -> new Contents(isWanted(body, "include_testcase_ids"), isWanted(body, TESTCASES), windowing);
            default -> Contents.NONE;
        };
    }

    /** What of its contents a revision is answered with elsewhere. */
    Contents contents(JsonNode body) {
        return family == Family.TESTSET && !isWanted(body, TESTCASES) ? Contents.IDS : contents();
    }

    /** As above, of an operation without a body. */
    Contents contents(MultivaluedMap<String, String> query) {
        String wanted = family == Family.TESTSET ? query.getFirst(TESTCASES) : null;
        return wanted == null || QueryFlag.isOn(QueryFlag.valueOf(wanted)) ? contents() : Contents.IDS;
    }

    /** As above, of an operation that gives no choice. */
    Contents contents() {
        return family == Family.TESTSET ? Contents.ALL : Contents.NONE;
    }

    Deployment.Request deploy(JsonNode body) {
        return new Deployment.Request(ReferenceBundle.named(name, body), environment(body), text(body, "key"),
                text(body, "message"));
    }

    Criteria artifacts(JsonNode body, FamilyRules rules) {
        JsonNode filter = body.path(name);
        Criteria criteria = criteria(body, filter);
        return filter.has("folder_id") ? criteria.withFolder(new Criteria.Folder(true, id(filter, "folder_id")))
                : criteria.withFolder(rules.queryFolder(filter.isObject()));
    }

    /** An artifact with its parts is looked for by less than the artifact alone. */
    Criteria simpleArtifacts(JsonNode body, FamilyRules rules) {
        JsonNode filter = body.path(name);
        Criteria criteria = criteria(body, filter).withFolder(rules.queryFolder(true));
        return switch (family) {
            case WORKFLOW, APPLICATION -> criteria.withoutNames();
            case QUERY -> criteria.withoutNames().withoutSlugs();
            case TESTSET -> criteria.withoutSlugs();
            default -> criteria;
        };
    }

    Criteria variants(JsonNode body) {
        return criteria(body, body.path(name + VARIANT));
    }

    Criteria revisions(JsonNode body) {
        return criteria(body, body.path(name + REVISION));
    }

    /** Of which artifacts the deployments are asked for; environments alone know any. */
    List<Reference> deployed(JsonNode body) {
        return family == Family.ENVIRONMENT ? referenceList(body, "references") : List.of();
    }

    private Criteria criteria(JsonNode body, JsonNode filter) {
        return new Criteria(referenceList(body, name + "_refs"), referenceList(body, name + "_variant_refs"),
                referenceList(body, name + "_revision_refs"),
                new Criteria.Text(list(filter, "slug", JsonNode::textValue), text(filter, "name"), text(filter, "description"),
                        text(filter, "message")),
                value(filter, "flags"), null, value(filter, "tags"),
                new Criteria.Authorship(list(filter, "author", node -> UUID.fromString(node.textValue())),
                        list(filter, "date", node -> Instant.parse(node.textValue()))),
                Criteria.Folder.ANY, body.path("include_archived").booleanValue(),
                body.hasNonNull("windowing") ? Windowing.read(body.get("windowing")) : null);
    }

    private static References environment(JsonNode body) {
        return ReferenceBundle.named(Family.ENVIRONMENT.singular(), body);
    }

    private static List<Reference> referenceList(JsonNode body, String field) {
        List<Reference> references = new ArrayList<>();
        body.path(field).forEach(node -> references.add(ReferenceBundle.reference(node)));
        return references;
    }

    private static boolean isWanted(JsonNode body, String field) {
        return !body.hasNonNull(field) || body.get(field).booleanValue();
    }

    private Edit edit(UUID id, JsonNode entity) {
        return new Edit(sameId(id, entity), header(entity), null);
    }

    private static UUID sameId(UUID id, JsonNode entity) {
        return id.equals(id(entity, "id")) ? id : null;
    }

    private UUID baseId(JsonNode revision) {
        return family == Family.TESTSET ? parentId(revision, REVISION) : id(revision, "base_revision_id");
    }

    private JsonNode log(JsonNode body) {
        return body.get(name + "_revisions");
    }

    /** The id of a parent under any of its names: the family's, those that it is a view of, the generic one. */
    private UUID parentId(JsonNode entity, String level) {
        for (String own : family.names()) {
            UUID id = id(entity, own + level + "_id");
            if (id != null) {
                return id;
            }
        }
        return id(entity, level.isEmpty() ? "artifact_id" : level.substring(1) + "_id");
    }

    private static Reference ofId(UUID id) {
        return id == null ? null : Reference.ofId(id);
    }

    private static Header header(JsonNode entity) {
        return new Header(text(entity, "name"), text(entity, "description"), entity.get("flags"), entity.get("tags"),
                entity.get("meta"));
    }

    private static UUID id(JsonNode entity, String field) {
        String text = text(entity, field);
        return text == null ? null : UUID.fromString(text);
    }

    private static String text(JsonNode entity, String field) {
        return entity.hasNonNull(field) ? entity.get(field).asText() : null;
    }

    private static JsonNode value(JsonNode entity, String field) {
        return entity.hasNonNull(field) ? entity.get(field) : null;
    }

    private static ObjectNode object(JsonNode entity, String field) {
        return entity.hasNonNull(field) ? (ObjectNode) entity.get(field) : null;
    }

    /** What stands under the name, alone, and under its plural, as a list. */
    private static <T> List<T> list(JsonNode entity, String field, Function<JsonNode, T> type) {
        List<T> values = new ArrayList<>();
        if (entity.hasNonNull(field)) {
            values.add(type.apply(entity.get(field)));
        }
        entity.path(field + "s").forEach(node -> values.add(type.apply(node)));
        return values;
    }
}
