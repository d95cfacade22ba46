package io.agentaquarkus.revision;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How a client names an artifact, a variant or a revision. Ids and slugs are unique in a project; the version counts within
 * one variant and means something on a revision alone. Everything may be null.
 */
public record Reference(UUID id, String slug, String version) {

    public static final Reference NONE = new Reference(null, null, null);

    public static Reference ofId(UUID id) {
        return new Reference(id, null, null);
    }

    public static Reference ofSlug(String slug) {
        return new Reference(null, slug, null);
    }

    /** Whether it names one thing by itself. */
    @JsonIgnore
    public boolean isIdentifying() {
        return id != null || slug != null;
    }
}
