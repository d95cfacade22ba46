package io.agentaquarkus.evaluation;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What carries the version of this part of the API, whatever a client sends. */
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public interface Evaluated {

    @JsonProperty("version")
    default String version() {
        return "2025-07-14";
    }
}
