package io.agentaquarkus.testset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.testcase.Testcase;

/**
 * A testset as a table, at its newest revision: rows in their order, values by the names of their columns.
 *
 * @param columns with the type of their values, of all rows that there are
 * @param rows those that were asked for
 */
public record Table(Simple testset, Map<String, ColumnType> columns, List<Row> rows) {

    /**
     * @param id stays when the values change
     * @param testcaseId does not
     * @param number counts from 1
     */
    public record Row(String id, UUID testcaseId, int number, ObjectNode values) {

        static Row of(Testcase testcase, int number) {
            ObjectNode data = (ObjectNode) ExactJson.read(testcase.data());
            JsonNode id = data.get(DedupId.MEMBER);
            return new Row(DedupId.hasValue(id) ? id.asText() : testcase.id().toString(), testcase.id(), number,
                    DedupId.content(data));
        }
    }

    static List<Row> rows(List<Testcase> testcases) {
        List<Row> rows = new ArrayList<>(testcases.size());
        testcases.forEach(testcase -> rows.add(Row.of(testcase, rows.size() + 1)));
        return rows;
    }

    static Table of(Simple testset, List<Testcase> all, int offset, int limit) {
        List<Row> rows = rows(all);
        int from = Math.min(offset, rows.size());
        return new Table(testset, ColumnType.of(rows.stream().map(Row::values).toList()),
                List.copyOf(rows.subList(from, (int) Math.min((long) from + limit, rows.size()))));
    }
}
