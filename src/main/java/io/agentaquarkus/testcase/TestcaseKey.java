package io.agentaquarkus.testcase;

import java.io.Serializable;
import java.util.UUID;

record TestcaseKey(UUID projectId, UUID id) implements Serializable {
}
