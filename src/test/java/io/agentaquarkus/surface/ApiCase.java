package io.agentaquarkus.surface;

import java.util.Set;

/**
 * A call and what may come of it.
 *
 * @param path with its query
 * @param credential null sends none
 * @param contentType null sends none
 * @param body null sends none
 * @param statuses that are expected
 */
record ApiCase(String name, String method, String path, String credential, String contentType, byte[] body,
        Set<Integer> statuses) {

    ApiCase expecting(Set<Integer> others) {
        return new ApiCase(name, method, path, credential, contentType, body, others);
    }
}
