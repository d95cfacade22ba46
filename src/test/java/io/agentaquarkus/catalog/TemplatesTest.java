package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

class TemplatesTest {

    private static final Interfaces INTERFACES = Interfaces.load();
    private static final Templates TEMPLATES = Templates.load(INTERFACES, RoleTable.load());

    @Test
    void aTemplateAsItIsShown() {
        assertEquals(
                """
                        {"name":"JSON Field Match","description":"Succeeds when one field of a JSON output equals the expected answer.",\
                        "key":"field_match_test","categories":["classifiers"],"flags":{"is_application":false,"is_evaluator":true,\
                        "is_snippet":false,"is_archived":true,"is_recommended":false},"data":{"uri":"agenta:builtin:field_match_test:v0",\
                        "schemas":{"parameters":{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":\
                        {"json_field":{"type":"string","x-ag-type":"text","default":""},"correct_answer_key":{"type":"string",\
                        "default":"correct_answer","x-ag-type":"text","x-ag-ui-advanced":true}},"additionalProperties":false,\
                        "required":["json_field"]},"outputs":{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",\
                        "properties":{"success":{"type":"boolean"}},"additionalProperties":false,"required":["success"]}},\
                        "parameters":{"correct_answer_key":"correct_answer","json_field":""}}}""",
                find("field_match_test").answer().toString());
    }

    @Test
    void aTemplateWithoutInterfaceShowsItsUriAlone() {
        assertEquals("{\"uri\":\"agenta:custom:code:v0\"}", find("code").answer().get("data").toString());
        assertFalse(find("mock").answer().has("name"));
    }

    @Test
    void aPresetInheritsFromItsTemplate() {
        ObjectNode preset = find("auto_regex_test").presets().get(3);
        assertEquals("contains_any", preset.get("key").textValue());
        assertEquals("[\"classifiers\"]", preset.get("categories").toString());
        assertEquals("{\"uri\":\"agenta:builtin:auto_regex_test:v0\",\"parameters\":"
                + "{\"regex_pattern\":\"(OPTION1|OPTION2|OPTION3)\",\"regex_should_match\":true}}",
                preset.get("data").toString());
    }

    @Test
    void whatIsOfferedByRole() {
        List<Template> offered = TEMPLATES.all().stream().filter(template -> !template.archived()).toList();
        assertEquals(27, TEMPLATES.all().size());
        assertEquals(21, offered.size());
        assertEquals(List.of("feedback", "hook", "code", "mock", "llm", "chat", "completion", "agent"),
                offered.stream().filter(template -> template.roles().application()).map(Template::key).toList());
        assertEquals(18, offered.stream().filter(template -> template.roles().evaluator()).count());
    }

    @Test
    void presetsAndDefaultsFitTheSchemas() {
        for (Template template : TEMPLATES.all()) {
            ObjectNode data = (ObjectNode) template.answer().get("data");
            data.path("parameters").fieldNames().forEachRemaining(name -> assertTrue(
                    data.at("/schemas/parameters/properties").has(name), template.key() + " has no parameter " + name));
        }
    }

    @Test
    void theDefaultsOfTheTemplateWinOverThoseOfTheInterface() {
        ObjectNode known = (ObjectNode) ExactJson.read("""
                {"parameters": {"properties": {"a": {"default": "1", "type": "string"}, "b": {"default": []}, "c": {},
                                               "d": {"default": 0.50}, "e": {}}},
                 "inputs": {"properties": {"b": {"default": []}}}}""");
        ObjectNode defaults = (ObjectNode) ExactJson.read("""
                {"other": 1, "c": true, "a": "2", "b": [1], "e": {"f": 1}}""");
        assertEquals("{\"schemas\":{\"parameters\":{\"properties\":{\"a\":{\"default\":\"2\",\"type\":\"string\"},\"b\":{},"
                + "\"c\":{\"default\":true},\"d\":{\"default\":0.50},\"e\":{}}},"
                + "\"inputs\":{\"properties\":{\"b\":{\"default\":[]}}}},"
                + "\"parameters\":{\"a\":\"2\",\"b\":[1],\"d\":0.50,\"c\":true,\"e\":{\"f\":1}}}",
                DefaultParameters.of(Optional.of(known), defaults).toString());
    }

    @Test
    void withoutInterfaceOrDefaultsThereIsNothingToStartWith() {
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        assertEquals("{}", DefaultParameters.of(Optional.empty(), none).toString());
        assertEquals("{\"schemas\":{\"parameters\":{\"properties\":{}}}}", DefaultParameters
                .of(Optional.of((ObjectNode) ExactJson.read("{\"parameters\": {\"properties\": {}}}")), none).toString());
    }

    private static Template find(String key) {
        return TEMPLATES.find(key).orElseThrow();
    }
}
