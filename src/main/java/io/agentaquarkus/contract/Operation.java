package io.agentaquarkus.contract;

import java.util.List;

/**
 * What the contract asks of one operation.
 *
 * @param name what failures call the operation
 * @param pathParameters in the order in which they stand in the path
 * @param body null when the operation takes no JSON
 * @param jsonOnly whether a body of another type is refused as such, and one without a type is JSON
 * @param confidential whether a refusal must not repeat what was sent
 * @param takesNul whether texts in the body may have NUL characters, which PostgreSQL cannot store
 */
record Operation(String name, List<Parameter> pathParameters, List<Parameter> queryParameters, Check body,
        boolean bodyRequired, boolean jsonOnly, boolean confidential, boolean takesNul) {

    /** @param repeated whether the parameter may be given several times, which makes a list of it */
    record Parameter(String name, boolean required, boolean repeated, Check check) {
    }
}
