package io.agentaquarkus.embed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionFinder;
import io.agentaquarkus.revision.Variant;
import io.smallrye.mutiny.Uni;

/** Revisions by slug, of artifacts and variants that have one revision each and go by the same slug. */
final class FakeRevisions implements RevisionFinder {

    static final Instant TIME = Instant.parse("2026-03-02T10:15:30.123456Z");

    private final Map<String, Revision> revisions = new LinkedHashMap<>();
    private final List<String> searches = new ArrayList<>();

    /** @param data null for a revision without */
    FakeRevisions with(String slug, String data) {
        Lifecycle lifecycle = new Lifecycle(TIME, null, null, id("user"), null, null);
        Artifact artifact = new Artifact(id("artifact " + slug), slug, null, Header.NONE, lifecycle);
        Variant variant = new Variant(id("variant " + slug), slug + "-main", artifact, Header.NONE, lifecycle);
        revisions.put(slug, new Revision(id("revision " + slug), slug, 0, variant, Header.NONE, null, id("user"), TIME,
                (ObjectNode) ExactJson.read(data), lifecycle));
        return this;
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** What has been looked for. */
    List<String> searches() {
        return searches;
    }

    @Override
    public Uni<Revision> find(Family family, References references) {
        searches.add(family.singular() + " " + text(references.artifact()) + " " + text(references.variant()) + " "
                + text(references.revision()));
        Reference named = references.revision() != null && references.revision().slug() != null ? references.revision()
                : references.variant() != null ? references.variant()
                        : references.artifact() != null ? references.artifact() : Reference.NONE;
        return Uni.createFrom().item(() -> revisions.get(named.slug()));
    }

    private static String text(Reference reference) {
        return reference == null ? "-"
                : reference.slug() + (reference.version() == null ? "" : "@" + reference.version());
    }
}
