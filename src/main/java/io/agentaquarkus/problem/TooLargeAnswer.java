package io.agentaquarkus.problem;

import java.util.Optional;

/** How routes with an error shape of their own refuse a body that is too large to be read. */
public interface TooLargeAnswer {

    /**
     * @param contentType null when the request names none
     * @return the 413, when the route is one of its own
     */
    Optional<ProblemBody> of(String method, String path, String contentType, long bytesMax);
}
