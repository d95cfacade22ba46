package io.agentaquarkus.revision;

import java.io.Serializable;
import java.util.UUID;

/** The key of every row of the engine. The project is part of it, so that no row is found from another project. */
record RowKey(UUID projectId, Kind kind, UUID id) implements Serializable {
}
