package io.agentaquarkus.published;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A schema of the published document. Its members are called as there, with underscores. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
interface Shape {
}
