package io.agentaquarkus.revision.workflow.changeset;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Change;

/** Applies deltas that are written as JSON, with {@code '} for {@code "}. */
final class Deltas {

    private Deltas() {
    }

    static ObjectNode json(String text) {
        return (ObjectNode) ExactJson.read(text.replace('\'', '"'));
    }

    /** @param operations one or more, separated by commas */
    static Change apply(String base, String operations) {
        return Delta.read(json("{'operations':[" + operations + "]}"), true, true).applyTo(json(base));
    }

    static String data(String base, String operations) {
        return apply(base, operations).data().toString().replace('"', '\'');
    }

    static ChangeSetProblem refusal(String base, String operations) {
        return assertThrows(ChangeSetProblem.class, () -> apply(base, operations));
    }

    /** {@code code: message} */
    static String text(ChangeSetProblem problem) {
        Map<?, ?> detail = (Map<?, ?>) problem.detail();
        return detail.get("code") + ": " + detail.get("message");
    }

    static String refused(String base, String operations) {
        return text(refusal(base, operations));
    }

    static Object details(ChangeSetProblem problem) {
        return ((Map<?, ?>) problem.detail()).get("details");
    }
}
