package io.agentaquarkus.handler;

import java.util.List;

/**
 * A workflow that this server runs itself.
 *
 * @param uri the whole one, with its version
 * @param arguments what of an invocation is recorded as the inputs of its trace; null when it makes no trace
 * @param isMounted whether it has an address of its own
 */
record Workflow(String uri, Handler handler, List<String> arguments, boolean isMounted) {

    boolean isTraced() {
        return arguments != null;
    }

    String key() {
        return uri.split(":")[2];
    }

    String version() {
        return uri.split(":")[3];
    }

    /** What its trace and span are called. */
    String spanName() {
        return key() + "_" + version();
    }
}
