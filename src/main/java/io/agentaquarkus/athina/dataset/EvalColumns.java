package io.agentaquarkus.athina.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.athina.Own;
import io.agentaquarkus.athina.finding.Finding;
import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.testset.Table;

/**
 * Columns of uploaded rows that are no data but results, {@code {passed, explanation}} each (reference: athina-api, section
 * 6.1). They are taken out of the rows.
 *
 * @param rows what is left
 * @param findings by columns, then by places in the rows
 */
record EvalColumns(List<ObjectNode> rows, Map<String, Map<Integer, Finding>> findings) {

    static final String MEMBER = "eval_columns";

    /** Fails with a 400 when a result is none. */
    static EvalColumns in(List<ObjectNode> sent, Set<String> columns) {
        Map<String, Map<Integer, Finding>> findings = new LinkedHashMap<>();
        columns.forEach(column -> findings.put(column, new LinkedHashMap<>()));
        List<ObjectNode> rows = new ArrayList<>(sent.size());
        for (ObjectNode row : sent) {
            ObjectNode values = row.deepCopy();
            for (String column : columns) {
                JsonNode result = values.remove(column);
                if (result != null && !result.isNull()) {
                    findings.get(column).put(rows.size(), finding(result, "dataset_rows." + rows.size() + "." + column));
                }
            }
            rows.add(values);
        }
        return new EvalColumns(rows, findings);
    }

    /** @param table the rows as they are stored, in the same order */
    Map<Table.Row, Finding> found(String column, List<Table.Row> table) {
        Map<Table.Row, Finding> found = new LinkedHashMap<>();
        findings.get(column).forEach((place, finding) -> found.put(table.get(place), finding));
        return found;
    }

    static DatasetResults.Config config(String column) {
        return new DatasetResults.Config(column, column, null, null, column, Origin.CUSTOM);
    }

    static Set<String> of(JsonNode list) {
        Set<String> columns = new LinkedHashSet<>();
        list.forEach(column -> columns.add(column.asText()));
        return columns;
    }

    /** Those that the dataset was made with. */
    static Set<String> of(Artifact dataset) {
        return of(Own.of(dataset.header()).path(MEMBER));
    }

    private static Finding finding(JsonNode result, String place) {
        JsonNode passed = result.path(Finding.PASSED);
        boolean isKnown = passed.isBoolean() || passed.isNumber() && (passed.doubleValue() == 0 || passed.doubleValue() == 1);
        if (!isKnown) {
            throw Problem.badRequest(place + ": it must be an object with 'passed', which is true, false, 1 or 0.");
        }
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.set(Finding.PASSED, passed);
        return new Finding(metrics, result.path("explanation").textValue());
    }
}
