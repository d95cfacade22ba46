package io.agentaquarkus.folder;

import java.io.Serializable;
import java.util.UUID;

/** The key of a folder. The project is part of it, so that no folder is found from another project. */
record FolderKey(UUID projectId, UUID id) implements Serializable {
}
