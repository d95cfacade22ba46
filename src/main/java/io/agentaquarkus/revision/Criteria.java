package io.agentaquarkus.revision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.paging.Windowing;

/**
 * Which rows of a family are asked for. All parts must hold; what is null or empty restricts nothing, but a list of
 * references in which none is identifying is no restriction either.
 *
 * @param artifacts each given by id or slug; a row matches when it belongs to one of them
 * @param artifactFlags flags of the artifact that a variant or revision belongs to
 * @param folder which folder an artifact lies in
 * @param windowing null for everything, in the order of creation
 */
public record Criteria(List<Reference> artifacts, List<Reference> variants, List<Reference> revisions, Text text,
        JsonNode flags, JsonNode artifactFlags, JsonNode tags, Authorship authorship, Folder folder, boolean includeArchived,
        Windowing windowing) {

    public static final Criteria NONE = new Criteria(List.of(), List.of(), List.of(), Text.ANY, null, null, null,
            Authorship.ANY,
            Folder.ANY, false, null);

    /**
     * @param slugs exact
     * @param name part of it, in any case
     * @param description as name
     * @param message as name
     */
    public record Text(List<String> slugs, String name, String description, String message) {

        public static final Text ANY = new Text(List.of(), null, null, null);
    }

    /** Who committed a revision, and when. */
    public record Authorship(List<UUID> authors, List<Instant> dates) {

        public static final Authorship ANY = new Authorship(List.of(), List.of());
    }

    /** @param id null with {@code restricted} means the root */
    public record Folder(boolean restricted, UUID id) {

        public static final Folder ANY = new Folder(false, null);
        public static final Folder ROOT = new Folder(true, null);
    }

    /**
     * @param own of the rows themselves
     * @param ofArtifact of the artifacts that they belong to
     */
    public Criteria withFlags(JsonNode own, JsonNode ofArtifact) {
        return new Criteria(artifacts, variants, revisions, text, own, ofArtifact, tags, authorship, folder, includeArchived,
                windowing);
    }

    public Criteria withoutNames() {
        return new Criteria(artifacts, variants, revisions, new Text(text.slugs(), null, null, text.message()), flags,
                artifactFlags, tags,
                authorship, folder, includeArchived, windowing);
    }

    public Criteria withoutSlugs() {
        return new Criteria(artifacts, variants, revisions,
                new Text(List.of(), text.name(), text.description(), text.message()), flags, artifactFlags, tags, authorship,
                folder, includeArchived, windowing);
    }

    public Criteria withFolder(Folder other) {
        return new Criteria(artifacts, variants, revisions, text, flags, artifactFlags, tags, authorship, other,
                includeArchived, windowing);
    }
}
