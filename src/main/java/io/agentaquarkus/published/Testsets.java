package io.agentaquarkus.published;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.Simple;

/** Shapes of testsets. A testcase is its values alone. */
final class Testsets {

    private static final String TESTCASES = "testcases";
    private static final String VALUES = "data";
    /** What the server adds to keep equal rows apart. */
    private static final String DEDUP_ID = "testcase_dedup_id";

    private Testsets() {
    }

    record TestsetCreateRequest(New testset) implements Shape {

        record New(String slug, String name, Data data) implements Shape {

            NewArtifact artifact() {
                return new NewArtifact(null, slug, new Header(name, null, null, null, null));
            }

            /** As {@code /api} takes it. */
            ObjectNode rows() {
                ObjectNode whole = JsonNodeFactory.instance.objectNode();
                ArrayNode rows = whole.putArray(TESTCASES);
                if (data != null && data.testcases != null) {
                    data.testcases.forEach(values -> rows.addObject().set(VALUES, values));
                }
                return whole;
            }
        }
    }

    record Data(List<JsonNode> testcases) implements Shape {

        /** @param rows the data of a revision with its rows; null for none */
        static Data of(ObjectNode rows) {
            // Rows stand in it as the text that they are stored as.
            JsonNode read = rows == null ? JsonNodeFactory.instance.objectNode()
                    : ExactJson.readObject(rows.toString().getBytes(StandardCharsets.UTF_8));
            return new Data(read.path(TESTCASES).valueStream().map(row -> values(row.path(VALUES))).toList());
        }

        private static JsonNode values(JsonNode values) {
            return values instanceof ObjectNode object ? object.without(DEDUP_ID) : JsonNodeFactory.instance.objectNode();
        }
    }

    record Testset(UUID id, String slug, String name, Data data, LifecycleShape lifecycle) implements Shape {

        static Testset of(Simple simple) {
            return new Testset(simple.artifact().id(), simple.artifact().slug(), simple.artifact().header().name(),
                    Data.of(simple.revision() == null ? null : simple.revision().data()),
                    LifecycleShape.of(simple.artifact().lifecycle()));
        }
    }
}
