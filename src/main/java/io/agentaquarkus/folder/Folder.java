package io.agentaquarkus.folder;

import java.util.UUID;

import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Lifecycle;

/**
 * A place for artifacts.
 *
 * @param path the slugs from the top down to its own, joined by dots
 * @param parentId null at the top
 */
record Folder(UUID id, String slug, String path, UUID parentId, Header header, Lifecycle lifecycle) {

    /** The only kind of folders that there is. */
    static final String KIND = "applications";
}
