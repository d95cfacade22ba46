import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import published.ApiClient;
import published.ApiException;
import published.api.ApplicationsApi;
import published.api.ConfigsApi;
import published.api.EvaluationsApi;
import published.api.EvaluatorsApi;
import published.api.OpenTelemetryApi;
import published.api.TestsetsApi;
import published.api.TracesApi;
import published.model.*;

/** A client made of the published Agenta API, with nothing but the host and the key of its own. */
class PublishedTest {

    private final ApiClient client = new ApiClient().setBasePath(Server.HOST + "/api");
    private final ApplicationsApi applications = new ApplicationsApi(client);
    private final ConfigsApi configs = new ConfigsApi(client);
    private final EvaluationsApi evaluations = new EvaluationsApi(client);
    private final EvaluatorsApi evaluators = new EvaluatorsApi(client);
    private final OpenTelemetryApi telemetry = new OpenTelemetryApi(client);
    private final TestsetsApi testsets = new TestsetsApi(client);
    private final TracesApi traces = new TracesApi(client);

    PublishedTest() {
        client.setBearerToken(Server.KEY);
    }

    @Test
    void anApplicationIsMadeChangedAndListed() throws ApiException {
        Application made = application();
        SimpleApplicationResponse edited = applications.editSimpleApplication(made.getId(), new SimpleApplicationEditRequest()
                .app(new SimpleApplicationEditRequestApp().description("Knows capitals")));
        assertEquals("Knows capitals", edited.getApplication().getDescription());
        assertEquals(made.getSlug(), applications.fetchSimpleApplication(made.getId()).getApplication().getSlug());
        assertFalse(made.getLifecycle().getCreatedAt().isAfter(OffsetDateTime.now().plusMinutes(1)));
        List<SimpleApplicationResponse> listed = applications.querySimpleApplications(
                new ApplicationQueryRequest().windowing(new Windowing().limit(1000).order(Windowing.OrderEnum.DESCENDING)));
        assertTrue(listed.stream().anyMatch(one -> one.getApplication().getId().equals(made.getId())));
        assertFalse(applications.querySimpleApplications(null).isEmpty());
    }

    @Test
    void aConfigurationIsCommittedDeployedAndFetched() throws ApiException {
        Application application = application();
        ApplicationVariant variant = variant(application);
        PromptConfig prompt = new PromptConfig().prompt(new PromptConfigPrompt()
                .addMessagesItem(new PromptConfigPromptMessagesInner().role(PromptConfigPromptMessagesInner.RoleEnum.USER)
                        .content("What is the capital of {{country}}?"))
                .llmConfig(new PromptConfigPromptLlmConfig().model("gpt-4o").temperature(0.2f).maxTokens(100))
                .templateFormat(PromptConfigPrompt.TemplateFormatEnum.CURLY).inputKeys(List.of("country")));
        Revision committed = applications.commitApplicationRevision(new CommitRevisionRequest().revision(
                new CommitRevisionRequestRevision().variantId(variant.getId()).message("Ask").data(prompt)));
        assertEquals(prompt, committed.getData());
        Revision deployed = configs.deployApplicationRevision(new DeployRevisionRequest().revision(
                new DeployRevisionRequestRevision().variantId(variant.getId())
                        .environmentRef(new DeployRevisionRequestRevisionEnvironmentRef().slug("production"))));
        assertEquals(variant.getId(), deployed.getVariantId());
        ConfigResponse byEnvironment = configs.fetchConfig(new ConfigFetchRequest()
                .applicationRef(new Reference().slug(application.getSlug()))
                .environmentRef(new Reference().slug("production")));
        assertEquals(prompt, byEnvironment.getParams());
        ConfigResponse byVariant = configs.fetchConfig(new ConfigFetchRequest()
                .variantRef(new Reference().id(variant.getId()).version(committed.getVersion())));
        assertEquals(prompt, byVariant.getParams());
        assertEquals(variant.getId(), byVariant.getVariantRef().getId());
    }

    @Test
    void testsetsAreMadeOfRowsAndOfFiles(@TempDir Path folder) throws ApiException, IOException {
        Testset made = testset();
        assertEquals(made.getData(), testsets.fetchTestset(made.getId()).getData());
        assertTrue(testsets.queryTestsets(new TestsetQueryRequest().includeArchived(true)).stream()
                .anyMatch(one -> one.getId().equals(made.getId())));
        File file = Files.writeString(folder.resolve("more.csv"), "country,capital\nItaly,Rome\n").toFile();
        Testset uploaded = testsets.createTestsetFromFile(file, Server.slug("More"));
        assertEquals(List.of(Map.of("country", "Italy", "capital", "Rome")), uploaded.getData().getTestcases());
    }

    @Test
    void evaluatorsAreMadeOfTemplates() throws ApiException {
        assertTrue(evaluators.listEvaluatorCatalogTemplates().stream()
                .anyMatch(template -> template.getKey().equals("auto_exact_match") && !template.getSettingsSchema().isEmpty()));
        Evaluator made = evaluator();
        assertTrue(evaluators.queryEvaluators(new EvaluatorQueryRequest()).stream()
                .anyMatch(one -> one.getId().equals(made.getId())));
    }

    @Test
    void evaluationsAreListed() throws ApiException {
        UUID none = UUID.randomUUID();
        evaluations.queryEvaluationRuns(new EvaluationRunQueryRequest());
        assertTrue(evaluations.queryEvaluationResults(new EvaluationResultQueryRequest()
                .result(new EvaluationResultQueryRequestResult().runId(none))).isEmpty());
        assertTrue(evaluations.queryEvaluationMetrics(new EvaluationMetricsQueryRequest()
                .metrics(new EvaluationResultQueryRequestResult().runId(none))).isEmpty());
    }

    @Test
    void spansAreExportedFoundAndCounted() throws ApiException {
        telemetry.otlpStatusCheck();
        String trace = UUID.randomUUID().toString().replace("-", "");
        String span = trace.substring(0, 16);
        String name = Server.slug("hello");
        Instant now = Instant.now();
        telemetry.ingestOtlpTraces(new OtlpExportTraceServiceRequest().addResourceSpansItem(Map.of("scopeSpans",
                List.of(Map.of("spans", List.of(Map.of("traceId", trace, "spanId", span, "name", name, "kind", 1,
                        "startTimeUnixNano", now.getEpochSecond() + "000000000", "endTimeUnixNano",
                        now.getEpochSecond() + "250000000")))))));
        List<Span> found = traces.querySpans(new SpanQueryRequest().filtering(Map.of("conditions",
                List.of(Map.of("field", "span_name", "operator", "is", "value", name)))));
        assertEquals(List.of(span), found.stream().map(Span::getSpanId).toList());
        assertEquals(now.getEpochSecond(), found.get(0).getStartTime().toEpochSecond());
        assertTrue(traces.fetchTraces("trace", 100).stream().anyMatch(one -> trace.equals(one.getTraceId())
                && one.getSpans().stream().anyMatch(it -> span.equals(it.getSpanId()))));
        AnalyticsResponse analytics = traces.querySpanAnalytics(new AnalyticsQueryRequest().interval("1h").timeRange(
                new AnalyticsQueryRequestTimeRange().oldest(OffsetDateTime.now().minusHours(2)).newest(OffsetDateTime.now())));
        assertTrue(analytics.getBuckets().stream().mapToInt(AnalyticsResponseBucketsInner::getTotalCount).sum() >= 1);
    }

    @Test
    void refusalsAreOfTheDescribedForm() {
        ApiException unknown = assertThrows(ApiException.class, () -> applications.fetchSimpleApplication(UUID.randomUUID()));
        assertEquals(404, unknown.getCode());
        assertFalse(published.JSON.<published.model.Error>deserialize(unknown.getResponseBody(), published.model.Error.class)
                .getDetail().getActualInstance().toString().isBlank());
        client.setBearerToken("nobody");
        ApiException stranger = assertThrows(ApiException.class, () -> applications.querySimpleApplications(null));
        assertEquals(401, stranger.getCode());
        // An object, which the Python client reads; this generator's code for a choice between text and object does not.
        assertTrue(stranger.getResponseBody().contains("\"detail\""));
    }

    private Application application() throws ApiException {
        String slug = Server.slug("capitals");
        Application made = applications.createSimpleApplication(new SimpleApplicationCreateRequest().app(
                new SimpleApplicationCreateRequestApp().slug(slug).name("Capitals"))).getApplication();
        assertEquals(slug, made.getSlug());
        return made;
    }

    private ApplicationVariant variant(Application application) throws ApiException {
        List<ApplicationVariant> variants = applications.queryApplicationVariants(new VariantQueryRequest()
                .variant(new VariantQueryRequestVariant().applicationId(application.getId())));
        assertEquals(1, variants.size());
        ApplicationVariant variant = applications.fetchApplicationVariant(variants.get(0).getId());
        assertEquals(application.getId(), variant.getApplicationId());
        return variant;
    }

    private Testset testset() throws ApiException {
        TestsetCreateRequestTestsetData rows = new TestsetCreateRequestTestsetData()
                .addTestcasesItem(Map.of("country", "France", "correct_answer", "Paris"))
                .addTestcasesItem(Map.of("country", "Peru", "correct_answer", "Lima"));
        Testset made = testsets.createTestset(new TestsetCreateRequest().testset(
                new TestsetCreateRequestTestset().slug(Server.slug("countries")).name("Countries").data(rows)));
        assertEquals(rows, made.getData());
        return made;
    }

    private Evaluator evaluator() throws ApiException {
        return evaluators.createEvaluator(new EvaluatorCreateRequest().evaluator(new EvaluatorCreateRequestEvaluator()
                .slug(Server.slug("exact")).name("Exact").data(Map.of("uri", "agenta:builtin:auto_exact_match:v0",
                        "parameters", Map.of("correct_answer_key", "correct_answer")))));
    }
}
