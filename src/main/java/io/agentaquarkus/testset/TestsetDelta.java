package io.agentaquarkus.testset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.testcase.Testcase;

/**
 * Changes the rows of a testset: columns are renamed, removed and added, then rows removed, replaced and added (reference:
 * agenta-entities, section 11.5). Unlike in the original, rows keep their flags, tags and meta.
 */
final class TestsetDelta {

    private final JsonNode columns;
    private final JsonNode rows;

    TestsetDelta(ObjectNode delta) {
        this.columns = delta.path("columns");
        this.rows = delta.path("rows");
    }

    /** Stored rows as the base of a delta. */
    static ArrayNode base(List<Testcase> rows) {
        ArrayNode base = JsonNodeFactory.instance.arrayNode(rows.size());
        for (Testcase row : rows) {
            ObjectNode object = base.addObject().put("id", row.id().toString());
            object.set("data", ExactJson.read(row.data()));
            object.set("flags", ExactJson.read(row.flags()));
            object.set("tags", ExactJson.read(row.tags()));
            object.set("meta", ExactJson.read(row.meta()));
        }
        return base;
    }

    /** @param base rows with their ids; not changed */
    ArrayNode apply(ArrayNode base) {
        Set<String> removed = new HashSet<>();
        rows.path("remove").forEach(id -> removed.add(id.textValue()));
        Map<String, JsonNode> replaced = new HashMap<>();
        rows.path("replace").forEach(row -> replaced.put(row.path("id").asText(), row));
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (JsonNode row : base) {
            String id = row.get("id").textValue();
            if (!removed.contains(id)) {
                result.add(replaced.containsKey(id) ? replaced.get(id) : withColumns(row));
            }
        }
        rows.path("add").forEach(result::add);
        return result;
    }

    private ObjectNode withColumns(JsonNode row) {
        Map<String, JsonNode> data = new LinkedHashMap<>();
        row.path("data").properties().forEach(column -> data.put(renamed(column.getKey()), column.getValue()));
        columns.path("remove").forEach(name -> data.remove(name.textValue()));
        columns.path("add").forEach(name -> data.putIfAbsent(name.textValue(), JsonNodeFactory.instance.textNode("")));
        ObjectNode result = row.deepCopy();
        result.putObject("data").setAll(data);
        return result;
    }

    private String renamed(String column) {
        String name = column;
        for (JsonNode pair : columns.path("replace")) {
            if (pair.path(0).asText().equals(name)) {
                name = pair.path(1).asText();
            }
        }
        return name;
    }
}
