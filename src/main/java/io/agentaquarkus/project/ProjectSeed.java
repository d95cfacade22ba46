package io.agentaquarkus.project;

import io.agentaquarkus.access.Scope;
import io.smallrye.mutiny.Uni;

/** Puts into a new project what its users expect to find there. Runs after the project is committed. */
public interface ProjectSeed {

    Uni<Void> seed(Scope scope);
}
