package io.agentaquarkus.testset;

import java.nio.charset.StandardCharsets;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;

/**
 * The rows of a testset that is sent as a whole: within the limits, and each with a dedup id, so that every row that was sent
 * is stored once and in its place (reference: agenta-entities, section 11.4).
 */
@Singleton
class SentRows {

    private final TestsetLimits limits;

    SentRows(TestsetLimits limits) {
        this.limits = limits;
    }

    /** @param sent null when no data was sent, which is refused */
    ObjectNode keyed(ObjectNode sent) {
        if (sent == null || !(sent.get(TestsetRows.MEMBER) instanceof ArrayNode rows)) {
            throw Problem.badRequest("testset.data.testcases is required: a list of rows, which may be empty.");
        }
        limits.requireRows(rows.size());
        ArrayNode keyed = JsonNodeFactory.instance.arrayNode(rows.size());
        long bytes = 0;
        for (JsonNode row : rows) {
            bytes += row.toString().getBytes(StandardCharsets.UTF_8).length;
            limits.requireBytes(bytes);
            keyed.add(keyed(row, keyed.size()));
        }
        return TestsetRows.data(keyed);
    }

    private static ObjectNode keyed(JsonNode row, int number) {
        ObjectNode data = row.get("data") instanceof ObjectNode sent ? sent : JsonNodeFactory.instance.objectNode();
        ObjectNode keyed = JsonNodeFactory.instance.objectNode();
        keyed.setAll((ObjectNode) row);
        keyed.set("data", DedupId.added(data, number));
        return keyed;
    }
}
