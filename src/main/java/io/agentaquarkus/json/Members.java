package io.agentaquarkus.json;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.problem.Problem;

/** Objects whose members restrict an answer: one with a misspelt name would silently be a restriction less. */
public final class Members {

    private Members() {
    }

    /** @param what names the object in the refusal, such as "a filter" */
    public static void refuseOthers(JsonNode object, String what, List<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw Problem.badRequest("Unknown member '" + name + "' of " + what + ": use one of " + known + ".");
            }
        });
    }
}
