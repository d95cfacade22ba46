import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import athina.ApiClient;
import athina.ApiException;
import athina.api.DatasetsApi;
import athina.api.EvaluationsApi;
import athina.api.LoggingApi;
import athina.api.PromptsApi;
import athina.api.TracingApi;
import athina.auth.ApiKeyAuth;
import athina.model.*;

/**
 * A client made of the Athina API, with nothing but its two hosts and the key of its own. It cannot send objects and lists where
 * the document has a choice between them and a text, which is a fault of this generator; the Python client sends those.
 */
class AthinaTest {

    private static final OffsetDateTime START = OffsetDateTime.parse("2026-09-24T10:00:00Z");

    private final ApiClient client = new ApiClient().setBasePath(Server.HOST + "/api/v1");
    private final LoggingApi logging = new LoggingApi(client);
    private final TracingApi tracing = new TracingApi(client);
    private final DatasetsApi datasets = new DatasetsApi(client);
    private final EvaluationsApi evaluations = new EvaluationsApi(client);
    private final PromptsApi prompts = new PromptsApi(client);

    AthinaTest() {
        ((ApiKeyAuth) client.getAuthentication("athinaApiKey")).setApiKey(Server.KEY);
        logging.setCustomBaseUrl(Server.HOST + "/api/v1");
    }

    @Test
    void aCallIsLoggedAndAddedTo() throws ApiException {
        String reference = Server.slug("msg");
        LogInferenceRequest call = new LogInferenceRequest().languageModelId("gpt-4o")
                .prompt(new LogInferenceRequestPrompt("Hello?"))
                .response("Hello.").promptTokens(BigDecimal.valueOf(8)).completionTokens(BigDecimal.valueOf(2))
                .context(new LogInferenceRequestContext("a text")).externalReferenceId(reference);
        LogInferenceResponse logged = logging.logInference(call);
        assertEquals("success", logged.getStatus());
        assertEquals("success", logging.updateLogById(logged.getPromptRunId(),
                new UpdateLogRequest().expectedResponse("Hi.").metadata(Map.of("channel", "web"))).getStatus());
        assertEquals("success", logging.updateLogByExternalReferenceId(reference,
                new UpdateLogRequest().context(new UpdateLogRequestContext("another"))).getStatus());
    }

    @Test
    void aTraceHoldsItsSpans() throws ApiException {
        Trace made = tracing.createTrace(new CreateTraceRequest().name("run").startTime(START)
                .attributes(Map.of("a", Map.of("b", 1))));
        Span span = tracing.createSpan(made.getId(), new CreateSpanRequest().name("llm").traceId(made.getId())
                .spanType("generation").startTime(START.plusSeconds(1)));
        assertEquals(span.getId(), tracing.getSpan(made.getId(), span.getId()).getId());
        assertEquals(START.plusSeconds(2).toInstant(), tracing.updateSpan(made.getId(), span.getId(),
                new UpdateSpanRequest().endTime(START.plusSeconds(2))).getEndTime().toInstant());
        assertEquals("renamed", tracing.updateTrace(made.getId(),
                new UpdateTraceRequest().name("renamed").endTime(START.plusSeconds(3))).getName());
        Trace read = tracing.getTrace(made.getId());
        assertEquals(List.of("generation"), read.getSpans().stream().map(Span::getSpanType).toList());
        assertEquals(START.toInstant(), read.getStartTime().toInstant());
        ApiException unknown = assertThrows(ApiException.class, () -> tracing.getTrace("none"));
        assertEquals(404, unknown.getCode());
        assertFalse(athina.JSON.<athina.model.Error>deserialize(unknown.getResponseBody(), athina.model.Error.class)
                .getMessage().isBlank());
    }

    @Test
    void aDatasetIsMadeFilledAndDeleted() throws ApiException {
        Dataset made = datasets.createDataset(new CreateDatasetRequest().source("api").name(Server.slug("golden"))
                .addDatasetRowsItem(new DatasetRow().query("q1").context(new DatasetRowContext("c1"))));
        assertEquals("success", datasets.addDatasetRows(made.getId(), new AddRowsRequest()
                .addDatasetRowsItem(new DatasetRow().query("q2").context(new DatasetRowContext("c"))
                        .putAdditionalProperty("mine", 5))).getStatus());
        assertEquals("success", datasets.updateDatasetCell(made.getId(),
                new UpdateCellRequest().rowNo(1).columnName("query").value("first")).getStatus());
        assertEquals(made.getName(), datasets.getDataset(made.getId()).getName());
        assertEquals("success", datasets.deleteDataset(made.getId()).getStatus());
        assertEquals(404, assertThrows(ApiException.class, () -> datasets.getDataset(made.getId())).getCode());
    }

    @Test
    void aPromptHasVersionsAndADefault() throws ApiException {
        String slug = Server.slug("bot");
        CreatePromptRequest prompt = new CreatePromptRequest().model("gpt-4o")
                .addPromptItem(new Message().role("user").content("What does {{company}} do?"))
                .parameters(new ModelParameters().temperature(BigDecimal.valueOf(0.5)).maxTokens(100));
        assertEquals(1, prompts.createPromptTemplate(slug, prompt).getVersion());
        assertEquals(2, prompts.createPromptTemplate(slug, prompt.commitMessage("again")).getVersion());
        PromptTemplate read = prompts.getDefaultPrompt(slug);
        assertEquals(prompt.getPrompt(), read.getPrompt());
        assertEquals(100, read.getParameters().getMaxTokens());
        ApiException refused = assertThrows(ApiException.class,
                () -> prompts.runPrompt(slug, new RunPromptRequest().variables(Map.of("company", "Acme"))));
        assertEquals(400, refused.getCode());
    }

    @Test
    void rowsAreEvaluated() throws ApiException {
        RunEvalResponse run = evaluations.runEval(new RunEvalRequest()
                .addRowsItem(new DatasetRow().query("q").response("the answer is 42"))
                .addEvalsItem(new EvalDefinition().name("ContainsAny").config(Map.of("keywords", List.of("42", "43")))));
        assertFalse(run.getEvalRequestId().isBlank());
        assertTrue(run.getResults().stream().allMatch(result -> result.getEvalName() != null));
    }

    @Test
    void strangersAreRefused() {
        ((ApiKeyAuth) client.getAuthentication("athinaApiKey")).setApiKey("nobody");
        ApiException refused = assertThrows(ApiException.class, () -> prompts.getDefaultPrompt("bot"));
        assertEquals(401, refused.getCode());
    }
}
