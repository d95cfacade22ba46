package io.agentaquarkus.testset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.testcase.Testcase;

/** A row as files have it: its data, then what else is known of it (reference: agenta-entities, section 11.7). */
final class DownloadRow {

    private DownloadRow() {
    }

    static ObjectNode of(Testcase testcase) {
        ObjectNode row = (ObjectNode) ExactJson.read(testcase.data());
        JsonNode dedupId = row.remove(DedupId.MEMBER);
        if (dedupId != null) {
            row.set(DedupId.IN_FILES, dedupId);
        }
        row.put("__id__", testcase.id().toString());
        put(row, "__flags__", testcase.flags());
        put(row, "__tags__", testcase.tags());
        put(row, "__meta__", testcase.meta());
        return row;
    }

    private static void put(ObjectNode row, String column, String json) {
        if (json != null) {
            row.set(column, ExactJson.read(json));
        }
    }
}
