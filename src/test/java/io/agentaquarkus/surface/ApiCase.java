package io.agentaquarkus.surface;

import java.util.Set;

/**
 * A call and what may come of it.
 *
 * @param path with its query
 * @param authorization null sends none
 * @param contentType null sends none
 * @param body null sends none
 * @param statuses that are expected
 */
record ApiCase(String name, String method, String path, String authorization, String contentType, byte[] body,
        Set<Integer> statuses) {
}
