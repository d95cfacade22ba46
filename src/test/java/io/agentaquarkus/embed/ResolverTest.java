package io.agentaquarkus.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.EmbedOptions;
import io.agentaquarkus.revision.ErrorPolicy;
import io.agentaquarkus.revision.Resolution;

class ResolverTest {

    private static final long CHARACTERS_MAX = 100_000;
    private static final String ALL_NULL = "\"uri\":null,\"url\":null,\"headers\":null,\"runtime\":null,\"script\":null,"
            + "\"schemas\":null,";

    private final FakeRevisions revisions = new FakeRevisions()
            .with("leaf", "{\"parameters\": {\"v\": \"leaf\", \"n\": 3, \"o\": {\"a\": [1, null]}}}")
            .with("middle", "{\"parameters\": {\"v\": " + object("leaf", "parameters.v") + ", \"t\": \"m "
                    + text("leaf", "parameters.v") + "\"}}")
            .with("top", "{\"parameters\": {\"v\": " + object("middle", "parameters.v") + ", \"t\": \"t "
                    + text("middle", "parameters.t") + "\", \"w\": " + object("middle", null) + "}}")
            .with("empty", null)
            .with("prod", "{\"references\": {\"faq.revision\": {\"application_revision\": {\"slug\": \"leaf\"}},"
                    + " \"gone\": {\"workflow\": {\"slug\": \"nobody\"}}}}");

    @Test
    void levelsOfEmbedsAndWhatTheyCount() {
        Resolution resolution = resolve(ErrorPolicy.EXCEPTION, "{\"parameters\": {\"v\": " + object("middle", "parameters.v")
                + ", \"t\": \"t " + text("middle", "parameters.t") + "\", \"w\": " + object("middle", null) + "}}");
        assertEquals("{\"parameters\":{\"v\":\"leaf\",\"t\":\"t m leaf\",\"w\":{" + ALL_NULL
                + "\"parameters\":{\"v\":\"leaf\",\"t\":\"m leaf\"}}}}", resolution.data().toString());
        assertInfo("middle middle middle leaf leaf leaf", 2, 8, List.of(), resolution);
    }

    @Test
    void aTextGetsWhatIsResolvedBefore() {
        Resolution resolution = resolve(ErrorPolicy.EXCEPTION,
                parameters("\"" + text("top", "parameters.w.parameters.v") + "\""));
        assertEquals("\"leaf\"", x(resolution));
        assertInfo("top", 3, 9, List.of(), resolution);
    }

    @Test
    void anObjectIsPutInBeforeWhatItEmbedsIsResolved() {
        assertEquals("Path not found in configuration: parameters.w.parameters.v",
                refusal(parameters(object("top", "parameters.w.parameters.v"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "parameters.v | `a leaf b`", "parameters.n | `a 3 b`",
            "parameters.o | `a {\\\"a\\\": [1, null]} b`", "/parameters/o/a/1 | `a null b`", "/parameters/o/a/0 | `a 1 b`" })
    void otherValuesAreJsonWithinATextAndThemselvesElsewhere(String path, String inText) {
        assertEquals("\"" + inText + "\"", x(resolve(ErrorPolicy.EXCEPTION, parameters("\"a " + text("leaf", path) + " b\""))));
    }

    @Test
    void aSnippetsPathStartsAtTheParameters() {
        assertEquals("\"<leaf/3>\"", x(resolve(ErrorPolicy.EXCEPTION,
                parameters("\"<@{{workflow.slug=leaf, path=v}}/@{{workflow.slug=leaf&path:n}}>\""))));
        assertEquals("Path not found in configuration: parameters.prompt.messages.0.content",
                refusal(parameters("\"@{{workflow.slug=leaf}}\"")));
        assertEquals("Path not found in configuration: data.parameters",
                refusal(parameters("\"@{{environment.slug=prod, key=}}\"")));
    }

    @Test
    void aSnippetWithAnEmptyPathIsTheWholeRevision() {
        String slug = "small";
        revisions.with(slug, "{\"parameters\": {}}");
        JsonNode whole = ExactJson
                .read(resolve(ErrorPolicy.EXCEPTION, parameters("\"@{{application.slug=small, path=}}\"")).data()
                        .at("/parameters/x").textValue());
        String ids = "\"application_variant_id\":\"V\",\"workflow_variant_id\":\"V\",\"application_id\":\"A\",\"workflow_id\":\"A\",";
        assertEquals(("{\"application_variant_slug\":\"small-main\",\"workflow_variant_slug\":\"small-main\","
                + "\"application_slug\":\"small\",\"workflow_slug\":\"small\"," + ids
                + "\"variant_slug\":\"small-main\",\"artifact_slug\":\"small\",\"variant_id\":\"V\",\"artifact_id\":\"A\","
                + "\"author\":\"U\",\"date\":\"2026-03-02T10:15:30.123456Z\",\"message\":null,\"flags\":null,\"tags\":null,"
                + "\"meta\":null,\"name\":null,\"description\":null,\"created_at\":\"2026-03-02T10:15:30.123456Z\","
                + "\"updated_at\":null,\"deleted_at\":null,\"created_by_id\":\"U\",\"updated_by_id\":null,\"deleted_by_id\":null,"
                + "\"version\":\"0\",\"slug\":\"small\",\"id\":\"R\",\"data\":{" + ALL_NULL + "\"parameters\":{}}}")
                .replace("\"V\"", "\"" + FakeRevisions.id("variant " + slug) + "\"")
                .replace("\"A\"", "\"" + FakeRevisions.id("artifact " + slug) + "\"")
                .replace("\"R\"", "\"" + FakeRevisions.id("revision " + slug) + "\"")
                .replace("\"U\"", "\"" + FakeRevisions.id("user") + "\""), whole.toString());
    }

    @Test
    void byWayOfAnEnvironment() {
        String embed = "{\"@ag.embed\": {\"@ag.references\": {\"environment\": {\"slug\": \"prod\"}},"
                + " \"@ag.selector\": {\"key\": \"%s\", \"path\": \"parameters.v\"}}}";
        assertEquals("\"leaf\"", x(resolve(ErrorPolicy.EXCEPTION, parameters(embed.formatted("faq.revision")))));
        assertEquals(
                "Referenced entity not found: Workflow revision not found for workflow: version=None slug='nobody' id=None",
                refusal(parameters(embed.formatted("gone"))));
        assertEquals("Cannot auto-select key: 2 references found at parameters.x, expected exactly 1."
                + " Available keys: ['faq.revision', 'gone']", refusal(parameters("\"@{{environment.slug=prod}}\"")));
    }

    @Test
    void eachReferenceIsLookedForOnce() {
        resolve(ErrorPolicy.EXCEPTION, parameters("[" + object("leaf", "parameters.v") + ", " + object("leaf", null) + ", \""
                + text("leaf", null) + "\", " + object("middle", null) + "]"));
        assertEquals(List.of("workflow - - leaf", "workflow - - middle"), revisions.searches());
    }

    @Test
    void theDeepestLevelCountsAndARevisionHasFallbacks() {
        assertEquals("Referenced entity not found: Workflow revision not found: version='1' slug='a' id=None",
                refusal(parameters("\"@{{workflow.slug=w, workflow_variant.slug=v, workflow_revision.slug=a,"
                        + " workflow_revision.version=1}}\"")));
        assertEquals("Referenced entity not found: Evaluator revision not found for variant: version=None slug='v' id=None",
                refusal(parameters("\"@{{evaluator.slug=w, evaluator_variant.slug=v}}\"")));
        assertEquals("Referenced entity not found: Environment revision not found: version=None slug='a' id=None",
                refusal(parameters("\"@{{environment_revision.slug=a}}\"")));
        assertEquals(List.of("workflow w v a@1", "workflow w v a-1@1", "workflow a v null@1", "evaluator - v -",
                "environment - - a"), revisions.searches());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"workflow\": {\"slug\": \"empty\"}} | Referenced entity not found: Workflow revision not found for workflow: version=None slug='empty' id=None",
            "{\"workflow\": {}} | Referenced entity not found: Workflow revision not found for workflow: version=None slug=None id=None",
            "{\"application\": {\"id\": \"00000000-0000-4000-8000-00000000dead\"}} | Referenced entity not found: Application revision not found for application: version=None slug=None id=UUID('00000000-0000-4000-8000-00000000dead')",
            "{\"testset_revision\": {\"slug\": \"x\"}} | Unsupported reference type: Unsupported entity category: testset",
            "{\"workflow_branch\": {\"slug\": \"x\"}} | Unsupported reference type: Unsupported level: branch",
            "{\"workflow\": {\"slug\": \"x\"}, \"environment\": {\"slug\": \"y\"}} | References span multiple entity families: environment, workflow. All references of one embed must be of the same family.",
            "{} | No references found in embed at parameters.x" })
    void referencesThatNameNothing(String references, String error) {
        assertEquals(error, refusal(parameters("{\"@ag.embed\": {\"@ag.references\": " + references + "}}")));
    }

    @Test
    void objectsThatEmbedEachOther() {
        revisions.with("ping", parameters(object("pong", "parameters.x"))).with("pong",
                parameters(object("ping", "parameters.x")));
        Resolution resolution = resolve(ErrorPolicy.PLACEHOLDER, parameters(object("ping", "parameters.x")));
        assertEquals("\"<error:CircularEmbedError>\"", x(resolution));
        assertInfo("ping pong", 2, 2, List.of("Circular embed detected: workflow_revision:ping"), resolution);
    }

    @ParameterizedTest
    @EnumSource
    void textsThatEmbedEachOther(ErrorPolicy policy) {
        revisions.with("ping", parameters("\"i " + text("pong", "parameters.x") + "\""))
                .with("pong", parameters("\"o " + text("ping", "parameters.x") + "\""));
        String data = parameters("\"x " + text("ping", "parameters.x") + "\"");
        String error = "Circular embed detected: workflow_revision:ping";
        if (policy == ErrorPolicy.EXCEPTION) {
            assertEquals(error, refusal(data));
            return;
        }
        Resolution resolution = resolve(policy, data);
        assertEquals(policy == ErrorPolicy.KEEP ? "\"x i o " + text("ping", "parameters.x") + "\""
                : "\"x i <error:CircularEmbedError>\"", x(resolution));
        assertInfo("ping", 2, 2, List.of(error), resolution);
    }

    @Test
    void aSnippetThatEmbedsItself() {
        revisions.with("loop", "{\"parameters\": {\"prompt\": {\"messages\": [{\"content\": \"@{{workflow.slug=loop}}\"}]}}}");
        assertEquals("Circular embed detected: workflow:loop", refusal(parameters("\"@{{workflow.slug=loop}}\"")));
    }

    @Test
    void theSameThingOnTwoWaysIsNoCircle() {
        Resolution resolution = resolve(ErrorPolicy.EXCEPTION, parameters("[" + object("leaf", "parameters.v") + ", "
                + object("middle", "parameters.v") + ", \"" + text("leaf", "parameters.v") + " "
                + text("middle", "parameters.t")
                + "\"]"));
        assertEquals("[\"leaf\",\"leaf\",\"leaf m leaf\"]", x(resolution));
        assertInfo("leaf middle leaf middle leaf", 2, 7, List.of(), resolution);
    }

    @ParameterizedTest
    @CsvSource({ "1,false", "2,false", "3,true" })
    void twoLevelsNeedADepthOfThree(int depth, boolean enough) {
        for (String embed : new String[] { object("middle", "parameters.v"), "\"" + text("middle", "parameters.t") + "\"" }) {
            for (ErrorPolicy policy : ErrorPolicy.values()) {
                EmbedOptions options = new EmbedOptions(depth, 100, policy);
                if (enough) {
                    assertEquals(2, resolve(options, parameters(embed)).info().get("depth_reached").intValue());
                } else {
                    assertEquals("Max embed depth " + depth + " exceeded",
                            assertThrows(EmbedError.class, () -> resolve(options, parameters(embed))).detail());
                }
            }
        }
    }

    @Test
    void theDeepestChainOfTextsThatAServerAllows() {
        int depthMax = 32;
        for (int i = 1; i < depthMax - 1; i++) {
            revisions.with("chain" + i, parameters("\"" + i + " " + text("chain" + (i + 1), "parameters.x") + "\""));
        }
        revisions.with("chain" + (depthMax - 1), parameters("\"end\""));
        Resolution resolution = resolve(new EmbedOptions(depthMax, 100, ErrorPolicy.EXCEPTION),
                parameters("\"" + text("chain1", "parameters.x") + "\""));
        assertEquals("\"" + IntStream.range(1, depthMax - 1).mapToObj(i -> i + " ").collect(Collectors.joining()) + "end\"",
                x(resolution));
        assertInfo("chain1", depthMax - 1, depthMax - 1, List.of(), resolution);
    }

    @ParameterizedTest
    @EnumSource
    void moreEmbedsThanAllowedAreNeitherLookedForNorPutIn(ErrorPolicy policy) {
        String embed = object("leaf", "parameters.v");
        String late = object("middle", "parameters.v");
        String data = parameters("[" + embed + "," + embed + "," + late + ",\"" + text("middle", "parameters.t") + "\"]");
        EmbedOptions options = new EmbedOptions(10, 2, policy);
        if (policy == ErrorPolicy.EXCEPTION) {
            assertEquals("Max embed count 3 exceeded",
                    assertThrows(EmbedError.class, () -> resolve(options, data)).detail());
        } else {
            Resolution resolution = resolve(options, data);
            String third = policy == ErrorPolicy.KEEP ? ExactJson.read(late).toString() : "\"<error:MaxEmbedsExceededError>\"";
            String fourth = policy == ErrorPolicy.KEEP ? "\"" + text("middle", "parameters.t") + "\""
                    : "\"<error:MaxEmbedsExceededError>\"";
            assertEquals("[\"leaf\",\"leaf\"," + third + "," + fourth + "]", x(resolution));
            assertInfo("leaf leaf middle middle", 1, 4, List.of("Max embed count 3 exceeded", "Max embed count 4 exceeded"),
                    resolution);
        }
        assertEquals(List.of("workflow - - leaf"), revisions.searches());
    }

    @Test
    void whatATextEmbedsCountsToo() {
        String data = parameters("\"" + text("middle", "parameters.v") + "\"");
        assertEquals("\"leaf\"", x(resolve(new EmbedOptions(10, 3, ErrorPolicy.EXCEPTION), data)));
        assertEquals("Max embed count 3 exceeded", assertThrows(EmbedError.class,
                () -> resolve(new EmbedOptions(10, 2, ErrorPolicy.EXCEPTION), data)).detail());
    }

    @ParameterizedTest
    @EnumSource
    void aBombIsStoppedUnderEveryPolicy(ErrorPolicy policy) {
        revisions.with("bomb0", parameters("\"" + "x".repeat(1_000) + "\""));
        for (int i = 1; i < 9; i++) {
            String embed = object("bomb" + (i - 1), "parameters.x");
            revisions.with("bomb" + i, parameters("[" + String.join(",", embed, embed, embed, embed, embed, embed) + "]"));
        }
        String data = parameters(object("bomb8", "parameters.x"));
        EmbedOptions many = new EmbedOptions(32, 100_000, policy);
        assertEquals("The embeds take more than 100000 characters.",
                assertThrows(EmbedError.class, () -> resolve(many, data)).detail());
        if (policy != ErrorPolicy.EXCEPTION) {
            Resolution resolution = resolve(new EmbedOptions(32, 50, policy), data);
            assertEquals("Max embed count 51 exceeded", resolution.info().at("/errors/0").textValue());
        }
    }

    @Test
    void failuresAreBoundedByTheLimitToo() {
        int count = 20_000;
        String embeds = IntStream.range(0, count).mapToObj(i -> object("nobody" + i, null)).collect(Collectors.joining(","));
        Resolution resolution = resolve(new EmbedOptions(10, 100, ErrorPolicy.KEEP), parameters("[" + embeds + "]"));
        assertEquals(100, revisions.searches().size());
        assertEquals(count, resolution.info().get("errors").size());
    }

    @Test
    void toleratedFailuresLeaveTheRestAsItWouldBe() {
        String good = object("middle", "parameters.v");
        String bad = object("nobody", null);
        String notFound = "Referenced entity not found: Workflow revision not found: version=None slug='nobody' id=None";
        Resolution kept = resolve(ErrorPolicy.KEEP, parameters("{\"a.b\": " + bad + ", \"c.d\": [" + good + "]}"));
        assertEquals("{\"a.b\":" + ExactJson.read(bad) + ",\"c.d\":[\"leaf\"]}", x(kept));
        assertInfo("middle leaf", 2, 2, List.of(notFound), kept);
        Resolution marked = resolve(ErrorPolicy.PLACEHOLDER, parameters("{\"a.b\": " + bad + ", \"c.d\": [" + good + "]}"));
        assertEquals("{\"a.b\":\"<error:EmbedNotFoundError>\",\"c.d\":[\"leaf\"]}", x(marked));
        assertInfo("middle leaf", 2, 2, List.of(notFound), marked);
    }

    @Test
    void aTextThatFailsKeepsWhatItGotBeforeOrIsReplacedAsAWhole() {
        String data = parameters(
                "\"" + text("leaf", "parameters.v") + " " + text("leaf", "none") + " @{{workflow.slug=leaf, path=v}}\"");
        assertEquals("\"leaf " + text("leaf", "none") + " @{{workflow.slug=leaf, path=v}}\"",
                x(resolve(ErrorPolicy.KEEP, data)));
        Resolution marked = resolve(ErrorPolicy.PLACEHOLDER, data);
        assertEquals("\"<error:PathExtractionError>\"", x(marked));
        assertInfo("leaf", 1, 1, List.of("Path not found in configuration: none"), marked);
    }

    @Test
    void failuresOnTheWayToATextAreTold() {
        revisions.with("broken", parameters(object("nobody", null)));
        Resolution resolution = resolve(ErrorPolicy.PLACEHOLDER, parameters("\"" + text("broken", "parameters.x") + "\""));
        assertEquals("\"<error:EmbedNotFoundError>\"", x(resolution));
        assertInfo("broken", 1, 1, List.of(
                "Referenced entity not found: Workflow revision not found: version=None slug='nobody' id=None"), resolution);
    }

    @Test
    void failuresOfTheSearchItselfAreNotTolerated() {
        Resolver resolver = new Resolver((family, references) -> {
            throw new IllegalStateException("no database");
        }, new EmbedOptions(10, 100, ErrorPolicy.KEEP), CHARACTERS_MAX);
        ObjectNode data = (ObjectNode) ExactJson.read(parameters(object("leaf", null)));
        assertEquals("no database", assertThrows(IllegalStateException.class,
                () -> resolver.resolve(data).await().atMost(Duration.ofSeconds(30))).getMessage());
    }

    @Test
    void whatIsInsertedTwiceIsNotShared() {
        revisions.with("shared", parameters("{\"v\": " + object("leaf", "parameters.v") + "}"));
        Resolution resolution = resolve(ErrorPolicy.EXCEPTION,
                parameters("[" + object("shared", "parameters.x") + "," + object("shared", "parameters.x") + "]"));
        assertEquals("[{\"v\":\"leaf\"},{\"v\":\"leaf\"}]", x(resolution));
        assertInfo("shared shared leaf leaf", 2, 4, List.of(), resolution);
    }

    private static String object(String slug, String path) {
        return "{\"@ag.embed\": {\"@ag.references\": {\"workflow_revision\": {\"slug\": \"" + slug + "\"}}"
                + (path == null ? "" : ", \"@ag.selector\": {\"path\": \"" + path + "\"}") + "}}";
    }

    private static String text(String slug, String path) {
        return "@ag.embed[@ag.references[workflow_revision.slug=" + slug + "]"
                + (path == null ? "" : ", @ag.selector[path=" + path + "]") + "]";
    }

    private static String parameters(String x) {
        return "{\"parameters\": {\"x\": " + x + "}}";
    }

    private static String x(Resolution resolution) {
        return resolution.data().at("/parameters/x").toString();
    }

    private Resolution resolve(ErrorPolicy policy, String data) {
        return resolve(new EmbedOptions(10, 100, policy), data);
    }

    private Resolution resolve(EmbedOptions options, String data) {
        return new Resolver(revisions, options, CHARACTERS_MAX).resolve((ObjectNode) ExactJson.read(data)).await()
                .atMost(Duration.ofSeconds(30));
    }

    private String refusal(String data) {
        return (String) assertThrows(EmbedError.class, () -> resolve(ErrorPolicy.EXCEPTION, data)).detail();
    }

    /** @param used the slugs of the revisions whose references were used, in order */
    private static void assertInfo(String used, int depth, int embeds, List<String> errors, Resolution resolution) {
        assertEquals(used, resolution.info().get("references_used").findValuesAsText("slug").stream()
                .collect(Collectors.joining(" ")));
        assertEquals(depth, resolution.info().get("depth_reached").intValue());
        assertEquals(embeds, resolution.info().get("embeds_resolved").intValue());
        assertEquals(errors, ExactJson.MAPPER.convertValue(resolution.info().get("errors"), List.class));
    }
}
