package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.QueryFlag;
import io.agentaquarkus.problem.Problem;

class CatalogResourceTest {

    private static final QueryFlag YES = new QueryFlag(true);
    private static final QueryFlag NO = new QueryFlag(false);
    private static final Catalog CATALOG = new Catalog(Optional::empty);

    private final WorkflowCatalogResource workflows = new WorkflowCatalogResource(CATALOG);
    private final ApplicationCatalogResource applications = new ApplicationCatalogResource(CATALOG);
    private final EvaluatorCatalogResource evaluators = new EvaluatorCatalogResource(CATALOG);
    private final EvaluatorTemplatesResource older = new EvaluatorTemplatesResource(CATALOG);

    @Test
    void eachFamilyOffersItsOwn() {
        assertEquals(21, counted(workflows.listTemplates(null, null, null, null), "templates"));
        assertEquals(8, counted(applications.listTemplates(null), "templates"));
        assertEquals(18, counted(evaluators.listTemplates(null), "templates"));
        assertEquals(11, counted(older.listEvaluatorTemplates(null), "templates"));
    }

    @Test
    void archivedOnesAreOfferedWhenAskedFor() {
        assertEquals(27, counted(workflows.listTemplates(YES, null, null, null), "templates"));
        assertEquals(8, counted(applications.listTemplates(YES), "templates"));
        assertEquals(24, counted(evaluators.listTemplates(YES), "templates"));
        assertEquals(17, counted(older.listEvaluatorTemplates(YES), "templates"));
        assertEquals(18, counted(evaluators.listTemplates(NO), "templates"));
    }

    @Test
    void workflowsAreFilteredByRole() {
        assertEquals(List.of("feedback", "hook", "code", "mock", "llm"),
                keys(workflows.listTemplates(null, YES, YES, null).get("templates")));
        assertEquals(List.of("chat", "completion", "agent"),
                keys(workflows.listTemplates(YES, YES, NO, null).get("templates")));
        assertEquals(19, counted(workflows.listTemplates(YES, NO, null, NO), "templates"));
        assertEquals("{\"count\":0,\"templates\":[]}", workflows.listTemplates(YES, null, null, YES).toString());
    }

    @Test
    void anArchivedTemplateIsFoundByItsKey() {
        assertTrue(evaluators.fetchTemplate("field_match_test").at("/template/flags/is_archived").booleanValue());
    }

    @Test
    void whatTheFamilyDoesNotHaveIsAnEmptyAnswer() {
        assertEquals("{\"count\":0}", applications.fetchTemplate("auto_exact_match").toString());
        assertEquals("{\"count\":0}", evaluators.fetchTemplate("completion").toString());
        assertEquals("{\"count\":0}", workflows.fetchTemplate("nope").toString());
        assertEquals("{\"count\":0,\"presets\":[]}", applications.listPresets("auto_regex_test", null).toString());
        assertEquals("{\"count\":0,\"presets\":[]}", workflows.listPresets("nope", YES).toString());
        assertEquals("{\"count\":0,\"presets\":[]}", workflows.listPresets("chat", null).toString());
        assertEquals("{\"count\":0}", applications.fetchPreset("auto_regex_test", "contains").toString());
        assertEquals("{\"count\":0}", workflows.fetchPreset("auto_regex_test", "nope").toString());
    }

    @Test
    void presets() {
        assertEquals(List.of("hallucination", "conciseness", "answer_relevancy", "helpfulness"),
                keys(evaluators.listPresets("auto_ai_critique", null).get("presets")));
        assertEquals("^PREFIX_PLACEHOLDER", evaluators.fetchPreset("auto_regex_test", "starts_with")
                .at("/preset/data/parameters/regex_pattern").textValue());
    }

    @Test
    void theOlderListShowsPresetsAndSettings() {
        JsonNode regex = null;
        for (JsonNode template : older.listEvaluatorTemplates(null).get("templates")) {
            regex = template.get("key").textValue().equals("auto_regex_test") ? template : regex;
        }
        assertEquals("{\"regex_pattern\":\"(OPTION1|OPTION2|OPTION3)\",\"regex_should_match\":true}",
                regex.at("/settings_presets/3/values").toString());
        assertEquals("Match/Mismatch", regex.at("/settings_template/regex_should_match/label").textValue());
        List<String> members = new ArrayList<>();
        regex.fieldNames().forEachRemaining(members::add);
        assertEquals(List.of("name", "key", "direct_use", "settings_presets", "settings_template", "outputs_schema",
                "description", "oss", "requires_llm_api_keys", "tags", "archived"), members);
    }

    @Test
    void unknownVocabularyIsRefused() {
        assertEquals("message", workflows.fetchType("message").at("/type/key").textValue());
        assertEquals("codex", workflows.fetchHarness("codex").at("/harness/key").textValue());
        assertRefused("Unknown ag-type: nope", () -> workflows.fetchType("nope"));
        assertRefused("Unknown ag-harness: nope", () -> workflows.fetchHarness("nope"));
    }

    @Test
    void theServicesHaveADefaultAddress() {
        assertEquals(Optional.of("http://localhost/services/chat/v0"), CATALOG.enrichment()
                .shownUrl(JsonNodeFactory.instance.objectNode().put("uri", "agenta:builtin:chat:v0")));
    }

    private static void assertRefused(String detail, Executable call) {
        Problem problem = assertThrows(Problem.class, call);
        assertEquals(404, problem.status());
        assertEquals(detail, problem.detail());
    }

    private static int counted(ObjectNode answer, String list) {
        assertEquals(answer.get("count").intValue(), answer.get(list).size());
        return answer.get(list).size();
    }

    private static List<String> keys(JsonNode entries) {
        List<String> keys = new ArrayList<>();
        entries.forEach(entry -> keys.add(entry.get("key").textValue()));
        return keys;
    }
}
