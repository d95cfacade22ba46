package io.agentaquarkus.simpletrace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.SchemaCheck;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Revision;

/** Holds an annotation against what its evaluator may say. */
final class OutputsCheck {

    private static final List<String> DATA = List.of("body", "annotation", "data");

    private OutputsCheck() {
    }

    /** Fails with a 422 that has the place of every mistake; an evaluator without a schema may say anything. */
    static void require(Revision evaluator, ObjectNode data) {
        JsonNode schema = evaluator.data() == null ? null : evaluator.data().path("schemas").get("outputs");
        if (schema == null || !schema.isObject()) {
            return;
        }
        List<SchemaCheck.Mistake> mistakes = SchemaCheck.mistakes(schema, data);
        if (!mistakes.isEmpty()) {
            throw new Problem(422, mistakes.stream().map(OutputsCheck::violation).toList());
        }
    }

    private static Map<String, Object> violation(SchemaCheck.Mistake mistake) {
        List<Object> location = new ArrayList<>(DATA);
        location.addAll(mistake.path());
        return Map.of("loc", location, "msg", mistake.message(), "type", "value_error.json_schema");
    }
}
