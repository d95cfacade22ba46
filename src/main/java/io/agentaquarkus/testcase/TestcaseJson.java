package io.agentaquarkus.testcase;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import io.agentaquarkus.json.Times;

/** Testcases as clients get them. The JSON of the user goes through as the text that it is stored as. */
public final class TestcaseJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TestcaseJson() {
    }

    /** As a part of a testset. */
    public static ObjectNode of(Testcase testcase) {
        ObjectNode object = JSON.objectNode().put("id", testcase.id().toString())
                .put("created_at", Times.iso(testcase.createdAt()))
                .put("created_by_id", testcase.createdById().toString());
        put(object, "flags", testcase.flags());
        put(object, "tags", testcase.tags());
        put(object, "meta", testcase.meta());
        put(object, "data", testcase.data());
        return object.put("testset_id", testcase.testsetId().toString());
    }

    /** By itself. */
    static ObjectNode alone(Testcase testcase) {
        return of(testcase).put("set_id", testcase.testsetId().toString());
    }

    private static void put(ObjectNode object, String member, String json) {
        if (json != null) {
            object.set(member, JSON.rawValueNode(new RawValue(json)));
        }
    }
}
