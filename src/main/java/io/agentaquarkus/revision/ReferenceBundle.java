package io.agentaquarkus.revision;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an environment holds under a key: the references that name one revision, under the family's names. */
public final class ReferenceBundle {

    private ReferenceBundle() {
    }

    /** The key under which an artifact is deployed when none is named. */
    public static String key(String artifactSlug) {
        return artifactSlug + ".revision";
    }

    /** The family's references in a bundle. */
    public static References references(Family family, JsonNode bundle) {
        return new References(reference(bundle.get(family.singular())), reference(bundle.get(family.singular() + "_variant")),
                reference(bundle.get(family.singular() + "_revision")));
    }

    /** The references that a request gives under a name: {@code query_ref}, {@code query_variant_ref} and so on. */
    public static References named(String name, JsonNode body) {
        return new References(reference(body.get(name + "_ref")), reference(body.get(name + "_variant_ref")),
                reference(body.get(name + "_revision_ref")));
    }

    /** A reference as JSON has it; null for null. */
    public static Reference reference(JsonNode json) {
        if (json == null || !json.isObject()) {
            return null;
        }
        JsonNode id = json.get("id");
        return new Reference(id == null || id.isNull() ? null : UUID.fromString(id.textValue()), text(json.get("slug")),
                text(json.get("version")));
    }

    /** Puts all that names a revision, its variant and its artifact under the family's names. */
    public static void name(ObjectNode references, Family family, Revision revision) {
        String name = family.singular();
        identify(references.putObject(name), revision.artifact().id(), revision.artifact().slug());
        identify(references.putObject(name + "_variant"), revision.variant().id(), revision.variant().slug());
        identify(references.putObject(name + "_revision"), revision.id(), revision.slug())
                .put("version", Integer.toString(revision.version()));
    }

    private static ObjectNode identify(ObjectNode reference, UUID id, String slug) {
        return reference.put("id", id.toString()).put("slug", slug);
    }

    static ObjectNode of(Family family, Revision revision) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.putObject(family.singular()).put("id", revision.artifact().id().toString());
        bundle.putObject(family.singular() + "_variant").put("id", revision.variant().id().toString());
        bundle.putObject(family.singular() + "_revision").put("id", revision.id().toString()).put("slug", revision.slug())
                .put("version", Integer.toString(revision.version()));
        return bundle;
    }

    private static String text(JsonNode json) {
        return json == null || json.isNull() ? null : json.asText();
    }
}
