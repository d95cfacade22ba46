package io.agentaquarkus.testset;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;

import io.agentaquarkus.testcase.TestcaseBatches;

/** The rows of a commit: those in its data, or those in a file, which stands in the data in their place. */
interface TestsetRows {

    String MEMBER = "testcases";

    /** The rows' ids, in order; equal rows have equal ids. */
    List<UUID> ids(UUID testsetId);

    /** The rows to be stored. */
    TestcaseBatches batches();

    /** Data that has these rows. */
    default ObjectNode inData() {
        return data(JsonNodeFactory.instance.pojoNode(this));
    }

    static ObjectNode data(JsonNode rows) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set(MEMBER, rows);
        return data;
    }

    /** The rows in the data of a commit, or null when it has none. */
    static TestsetRows of(ObjectNode data) {
        JsonNode rows = data == null ? null : data.get(MEMBER);
        if (rows instanceof POJONode other) {
            return (TestsetRows) other.getPojo();
        }
        return rows instanceof ArrayNode array ? new RequestRows(array) : null;
    }
}
