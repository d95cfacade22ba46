package io.agentaquarkus.athina.eval;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.eval.Evaluations.Evaluation;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.testset.Table;

/**
 * The rows of an evaluation request.
 *
 * @param table null when the rows are no dataset's
 */
record EvalRows(List<ObjectNode> values, Table table) {

    static final int MAX = 1000;

    private static final int GRADED_MAX = 5000;

    /** Fails with a 400 for none or too many. */
    EvalRows {
        if (values.isEmpty()) {
            throw Problem.badRequest("dataset_id: the dataset has no rows.");
        }
        if (values.size() > MAX) {
            throw Problem.badRequest("rows: one run takes " + MAX + " rows at most.");
        }
    }

    static EvalRows of(JsonNode sent) {
        List<ObjectNode> rows = new ArrayList<>();
        sent.forEach(row -> rows.add((ObjectNode) row));
        return new EvalRows(rows, null);
    }

    static EvalRows of(Table table) {
        return new EvalRows(table.rows().stream().map(Table.Row::values).toList(), table);
    }

    /** Fails with a 400 when too much would be asked. */
    void requireAllowed(List<Evaluation> asked) {
        long graded = asked.stream().filter(evaluation -> !evaluation.isImmediate()).count() * values.size();
        if (graded > GRADED_MAX) {
            throw Problem.badRequest("evals: one run asks models, addresses or users' code " + GRADED_MAX
                    + " times at most; this would be " + graded + " times.");
        }
    }
}
