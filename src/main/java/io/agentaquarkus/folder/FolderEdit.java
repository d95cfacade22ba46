package io.agentaquarkus.folder;

import java.util.UUID;

import io.agentaquarkus.revision.Header;

/**
 * A folder to be made, or what is to be different of one.
 *
 * @param slug null keeps the one it has
 * @param header what it does not say stays as it is, but for the name: it always needs one
 * @param place null leaves the folder where it is
 */
record FolderEdit(String slug, Header header, Place place) {

    /** @param parentId null for the top */
    record Place(UUID parentId) {

        static final Place TOP = new Place(null);
    }
}
