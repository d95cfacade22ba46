package io.agentaquarkus.revision;

import java.util.UUID;

/**
 * A new header for an entity.
 *
 * @param folder null leaves an artifact where it lies
 */
public record Edit(UUID id, Header header, Criteria.Folder folder) {

    Edit withFolder(Criteria.Folder other) {
        return new Edit(id, header, other);
    }
}
