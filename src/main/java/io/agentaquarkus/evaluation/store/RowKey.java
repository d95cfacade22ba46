package io.agentaquarkus.evaluation.store;

import java.io.Serializable;
import java.util.UUID;

/** The key of a row. The project is part of it, so that no row is found from another project. */
record RowKey(UUID projectId, UUID id) implements Serializable {
}
