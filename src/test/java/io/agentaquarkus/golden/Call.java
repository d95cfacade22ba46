package io.agentaquarkus.golden;

import java.util.Map;

/**
 * One request as it goes out.
 *
 * @param path with its query; below the base, or from the root of the host when it starts with two slashes
 * @param body null when there is none
 */
record Call(String method, String path, Map<String, String> headers, byte[] body) {
}
