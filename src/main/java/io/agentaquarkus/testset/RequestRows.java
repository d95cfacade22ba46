package io.agentaquarkus.testset;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.agentaquarkus.testcase.NewTestcase;
import io.agentaquarkus.testcase.TestcaseBatches;

/** Rows that came in a request. */
final class RequestRows implements TestsetRows {

    private final List<NewTestcase> rows;

    RequestRows(ArrayNode rows) {
        this.rows = new ArrayList<>(rows.size());
        rows.forEach(row -> this.rows.add(NewTestcase.of(row)));
    }

    @Override
    public List<UUID> ids(UUID testsetId) {
        return rows.stream().map(row -> row.id(testsetId)).toList();
    }

    @Override
    public TestcaseBatches batches() {
        return TestcaseBatches.of(rows);
    }
}
