package io.agentaquarkus.catalog;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The older list of evaluators, which describes a form for their settings in place of schemas. */
final class EvaluatorTemplates {

    private EvaluatorTemplates() {
    }

    /** In the order in which they are shown, the archived ones too. */
    static List<ObjectNode> load() {
        return CatalogFiles.index("evaluators").stream().map(key -> answer(key, CatalogFiles.object("templates/" + key)))
                .toList();
    }

    /** The defaults in the settings of a template file; none for what is not in the older list. */
    static ObjectNode defaults(ObjectNode file) {
        ObjectNode defaults = JsonNodeFactory.instance.objectNode();
        file.path("evaluator").path("settings").properties().forEach(setting -> {
            if (setting.getValue().has("default")) {
                defaults.set(setting.getKey(), setting.getValue().get("default"));
            }
        });
        return defaults;
    }

    private static ObjectNode answer(String key, ObjectNode file) {
        ObjectNode evaluator = (ObjectNode) CatalogFiles.required(file, "evaluator");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("name", CatalogFiles.required(file, "name"));
        answer.put("key", key);
        answer.set("direct_use", CatalogFiles.required(evaluator, "direct_use"));
        if (file.has("presets")) {
            answer.set("settings_presets", presets(file.get("presets")));
        }
        answer.set("settings_template", CatalogFiles.required(evaluator, "settings"));
        if (evaluator.has("outputs")) {
            answer.set("outputs_schema", evaluator.get("outputs"));
        }
        answer.set("description", CatalogFiles.required(file, "description"));
        answer.put("oss", true);
        answer.set("requires_llm_api_keys", CatalogFiles.required(evaluator, "requires_llm_api_keys"));
        answer.set("tags", CatalogFiles.required(file, "categories"));
        answer.set("archived", CatalogFiles.required(file, "archived"));
        return answer;
    }

    private static ArrayNode presets(JsonNode presets) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode preset : presets) {
            ObjectNode answer = answers.addObject();
            answer.set("key", preset.get("key"));
            answer.set("name", preset.get("name"));
            answer.set("values", preset.at("/data/parameters"));
            Templates.copy((ObjectNode) preset, "description", answer);
        }
        return answers;
    }
}
