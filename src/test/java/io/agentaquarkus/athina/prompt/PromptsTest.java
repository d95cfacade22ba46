package io.agentaquarkus.athina.prompt;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.athina.Athina;
import io.agentaquarkus.testsupport.AtOnce;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Prompts are applications with numbered versions, of which one is the default. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PromptsTest {

    private Athina athina;

    @BeforeEach
    void account() {
        athina = Athina.create();
    }

    @Test
    void versionsAreCountedAndTheFirstStaysTheDefault() {
        athina.ok("PUT", "/prompt/bot", prompt("one")).body("slug", equalTo("bot")).body("version", is(1))
                .body("model", equalTo("gpt-4o")).body("parameters.temperature", is(0.5f))
                .body("data.prompt.is_default", is(true)).body("data.prompt.commit_message", equalTo("why"))
                .body("data.prompt.parameters.size()", is(1)).body("data.prompt.org_model_config", nullValue());
        athina.ok("POST", "/prompt/bot", prompt("two")).body("version", is(2)).body("data.prompt.is_default", is(false));
        athina.get("/prompt/bot/default").statusCode(200).body("version", is(1))
                .body("prompt[0].content", equalTo("one {{company}}")).body("data.prompt.prompt[0].role", equalTo("user"));
        athina.ok("PATCH", "/prompt/bot/2/set-default", null).body("data.prompt.is_default", is(true))
                .body("data.prompt.version", is(2));
        athina.get("/prompt/bot/default").body("version", is(2)).body("prompt[0].content", equalTo("two {{company}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "support/v2.5", "with blank", "a/b/c", "überraschung 🎉", "1.2" })
    void slugsAreFreeText(String slug) {
        call("POST", slug, "", prompt("x")).statusCode(200).body("slug", equalTo(slug));
        call("POST", slug, "", prompt("y")).statusCode(200).body("version", is(2));
        call("PATCH", slug, "/2/set-default", null).statusCode(200);
        call("GET", slug, "/default", null).statusCode(200).body("version", is(2));
        athina.get("/prompt/slug/all").body("data.slugs.name", contains(slug));
        call("DELETE", "slug/" + slug, "", null).statusCode(200).body("message", equalTo("Prompt slug deleted successfully"));
        call("GET", slug, "/default", null).statusCode(404);
    }

    @Test
    void aPromptThatIsDeletedBeginsAnew() {
        athina.ok("PUT", "/prompt/bot", prompt("one"));
        athina.ok("PUT", "/prompt/bot", prompt("two"));
        athina.ok("DELETE", "/prompt/slug/bot", null);
        athina.send("DELETE", "/prompt/slug/bot", null).statusCode(404);
        athina.ok("PUT", "/prompt/bot", prompt("three")).body("version", is(1));
        athina.get("/prompt/bot/default").body("prompt[0].content", equalTo("three {{company}}"));
    }

    @Test
    void firstVersionsAtOnceAreVersionsOfOnePrompt() {
        List<Integer> versions = AtOnce.times(4,
                n -> athina.ok("PUT", "/prompt/bot", prompt("v" + n)).extract().<Integer> path("version"));
        assertEquals(List.of(1, 2, 3, 4), versions.stream().sorted().toList());
    }

    @Test
    void slugsAreNotedAndDuplicated() {
        athina.ok("PUT", "/prompt/bot", prompt("one"));
        athina.ok("PATCH", "/prompt/slug/bot", "{\"emoji\": \"x\"}").body("data.slug.emoji", equalTo("x"));
        athina.ok("PATCH", "/prompt/slug/bot", "{\"starred\": true}").body("data.slug.starred", is(true))
                .body("data.slug.emoji", equalTo("x"));
        athina.ok("PATCH", "/prompt/slug/bot", "{\"emoji\": null}").body("data.slug.emoji", nullValue())
                .body("data.slug.starred", is(true));
        athina.ok("POST", "/prompt/slug/bot/duplicate", "{\"name\": \"a copy\"}")
                .body("data.slug.newPromptTemplateSlug.name", equalTo("a copy"))
                .body("data.slug.newPromptTemplate.version", is(1));
        athina.send("POST", "/prompt/slug/bot/duplicate", "{\"name\": \"a copy\"}").statusCode(400);
        athina.get("/prompt/slug/all").body("data.slugs.name", contains("a copy", "bot"));
        athina.get("/prompt/a copy/default").statusCode(200);
    }

    @Test
    void promptsOfAgentaArePrompts() {
        athina.tenant().request().contentType("application/json").body("{\"application\": {\"slug\": \"geo\", \"data\":"
                + " {\"uri\": \"agenta:builtin:completion:v0\", \"parameters\": {\"prompt\": {\"messages\": [{\"role\":"
                + " \"user\", \"content\": \"capital of {{c}}\"}], \"llm_config\": {\"model\": \"openai/gpt-4o\"}}}}}}")
                .post("/api/simple/applications/").then().statusCode(200);
        athina.get("/prompt/geo/default").statusCode(200).body("prompt[0].content", equalTo("capital of {{c}}"))
                .body("model", equalTo("openai/gpt-4o"));
        athina.ok("PUT", "/prompt/mine", prompt("one"));
        athina.tenant().request().contentType("application/json").body("{}").post("/api/simple/applications/query").then()
                .body("applications.slug", hasItem("mine"));
        Athina.create().get("/prompt/slug/all").body("data.slugs.name", not(hasItem("mine")));
    }

    @Test
    void mistakesAreNamed() {
        athina.send("PUT", "/prompt/bot", "{\"model\": \"gpt-4o\"}").statusCode(400).body("error", containsString("prompt"));
        athina.send("PUT", "/prompt/slug/x", prompt("x")).statusCode(405).body("error", equalTo("Method Not Allowed"));
        athina.send("PUT", "/prompt/a/default", prompt("x")).statusCode(405);
        athina.get("/prompt/bot/default").statusCode(404).body("error", containsString("bot"));
        athina.ok("PUT", "/prompt/bot", prompt("one"));
        athina.send("POST", "/prompt/slug/bot/duplicate", "{\"name\": \"slug/x\"}").statusCode(400)
                .body("error", containsString("slug/"));
        athina.send("PATCH", "/prompt/bot/9/set-default", null).statusCode(404);
        athina.send("PATCH", "/prompt/bot/0/set-default", null).statusCode(404);
        athina.send("PATCH", "/prompt/bot/x/set-default", null).statusCode(400).body("error", containsString("version"));
        athina.send("PATCH", "/prompt/slug/bot", "{}").statusCode(400);
    }

    private ValidatableResponse call(String method, String slug, String rest, String json) {
        var request = athina.request();
        if (json != null) {
            request.contentType("application/json").body(json);
        }
        String path = slug.replace("%", "%25").replace(" ", "%20");
        request.urlEncodingEnabled(false);
        return request.request(method, "/api/v1/prompt/" + java.net.URI.create(path).toASCIIString() + rest).then();
    }

    private static String prompt(String text) {
        return "{\"prompt\": [{\"role\": \"user\", \"content\": \"" + text + " {{company}}\"}], \"model\": \"gpt-4o\","
                + " \"provider\": \"openai\", \"parameters\": {\"temperature\": 0.5, \"top_p\": null, \"seed\": 3},"
                + " \"commit_message\": \"why\"}";
    }
}
