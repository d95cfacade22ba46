package io.agentaquarkus.evaluation.execution;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.Job;
import io.agentaquarkus.evaluation.Job.Task;
import io.agentaquarkus.evaluation.store.JobLeases;
import io.agentaquarkus.testsupport.AtOnce;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;

/** Servers that end half-way, hang, and meet others on one database; the tests are the servers. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(LeasesTest.Idle.class)
class LeasesTest {

    /** A server that accepts and does nothing, and that may call the one of this test. */
    public static class Idle implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("agenta.evaluation.concurrency", "0", "agenta.insecure-egress-allowed", "true");
        }
    }

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Map<String, Object> NONE = Map.of();
    private static final Vertx REMOTE = Vertx.vertx();
    private static final AtomicReference<JsonObject> BODY = new AtomicReference<>();
    private static final AtomicReference<JsonObject> ANSWER = new AtomicReference<>();
    private static final AtomicReference<String> CREDENTIALS = new AtomicReference<>();
    private static HttpServer server;

    @Inject
    JobLeases leases;

    @Inject
    JobExecution jobs;

    @Inject
    ScenarioExecution scenarios;

    @Inject
    LiveClock clock;

    @Inject
    Vertx vertx;

    private Flow flow;

    @BeforeAll
    static void serve() {
        server = REMOTE.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> {
            BODY.set(body.toJsonObject());
            CREDENTIALS.set(request.getHeader("Authorization"));
            request.response().putHeader("Content-Type", "application/json").end(ANSWER.get().toBuffer());
        })).listen(0).toCompletionStage().toCompletableFuture().join();
    }

    @AfterAll
    static void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void begin() {
        Sql.update("delete from evaluation_job");
        flow = Flow.create();
    }

    @Test
    void whatIsLeasedIsNobodyElsesUntilTheLeaseEnds() {
        accept(1, "pass");
        List<Job> taken = new ArrayList<>(AtOnce.times(4, n -> await(leases.job(LONG))));
        taken.removeIf(job -> job == null);
        assertEquals(1, taken.size());

        endLeases();
        List<Job> again = new ArrayList<>(AtOnce.times(4, n -> await(leases.job(LONG))));
        again.removeIf(job -> job == null);
        assertEquals(1, again.size());
        assertEquals(2, again.get(0).attempts());
        assertNotEquals(taken.get(0).lease(), again.get(0).lease());
    }

    @Test
    void whoPlansTooLatePlansNothing() {
        String run = accept(3, "pass");
        Job late = await(leases.job(LONG));
        endLeases();
        Job other = await(leases.job(LONG));
        work(() -> jobs.run(other));
        assertInstanceOf(LostLease.class, failure(() -> jobs.run(late)));
        assertEquals(3, flow.scenarios(run).size());
        assertEquals(3, await(leases.tasks(LONG, 10)).size());
    }

    @Test
    void serversShareTheScenariosOfARun() {
        String run = accept(10, "pass");
        plan();
        Set<UUID> taken = new HashSet<>();
        AtOnce.times(5, n -> await(leases.tasks(LONG, 2))).forEach(tasks -> tasks.forEach(task -> {
            assertTrue(taken.add(task.scenarioId()), "twice");
            work(() -> scenarios.run(task));
        }));
        for (List<Task> rest = await(leases.tasks(LONG, 2)); !rest.isEmpty(); rest = await(leases.tasks(LONG, 2))) {
            rest.forEach(task -> {
                assertTrue(taken.add(task.scenarioId()), "twice");
                work(() -> scenarios.run(task));
            });
        }
        assertEquals(10, taken.size());
        Job last = await(leases.job(LONG));
        work(() -> jobs.run(last));
        assertEquals("success", flow.run(run).getString("run.status"));
        assertNull(await(leases.job(LONG)));
    }

    @Test
    void aRunHasNoMoreScenariosUnderWayThanItSays() {
        Map<String, Object> data = new HashMap<>(Map.of("testset_steps", List.of(flow.testset(5)), "application_steps",
                List.of(flow.application("echo", NONE)), "concurrency", Map.of("batch_size", 2)));
        flow.start(Map.of("data", data));
        plan();
        assertEquals(2, await(leases.tasks(LONG, 10)).size());
        assertEquals(0, await(leases.tasks(LONG, 10)).size());
        endLeases();
        assertEquals(1, await(leases.tasks(LONG, 1)).size());
        assertEquals(1, await(leases.tasks(LONG, 10)).size());
    }

    @Test
    void runsTakeTurns() {
        String first = accept(4, "pass");
        String second = accept(4, "pass");
        plan();
        plan();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            order.add(await(leases.tasks(LONG, 1)).get(0).job().runId().toString());
        }
        assertEquals(List.of(2L, 2L), List.of(order.stream().filter(first::equals).count(),
                order.stream().filter(second::equals).count()));
        assertNotEquals(order.get(0), order.get(1));
    }

    @Test
    void whatWasStoredIsNotComputedAgainAfterACrash() {
        String run = accept(1, "pass", "score");
        plan();
        Task crashed = await(leases.tasks(LONG, 1)).get(0);
        work(() -> scenarios.run(crashed));
        List<Map<String, Object>> before = flow.results(run);
        // As if it had ended when all but the last cell were stored.
        Map<String, Object> last = before.stream().max((a, b) -> ((String) a.get("id")).compareTo((String) b.get("id"))).get();
        Sql.update("delete from evaluation_result where id = ?", UUID.fromString((String) last.get("id")));
        takeBack(crashed);

        Task taken = await(leases.tasks(LONG, 1)).get(0);
        work(() -> scenarios.run(taken));
        List<Map<String, Object>> after = flow.results(run);
        assertEquals(before.size(), after.size());
        Set<Object> kept = new HashSet<>(before.stream().map(result -> result.get("trace_id")).toList());
        kept.retainAll(after.stream().map(result -> result.get("trace_id")).toList());
        assertEquals(before.size() - 1, kept.size());
        assertTrue(after.stream().noneMatch(result -> last.get("trace_id").equals(result.get("trace_id"))));
    }

    @Test
    void whatWasOverwrittenIsNotOverwrittenAgainAfterACrash() {
        String run = accept(1, "pass");
        plan();
        await(leases.tasks(LONG, 1)).forEach(task -> work(() -> scenarios.run(task)));
        Job end = await(leases.job(LONG));
        work(() -> jobs.run(end));
        assertEquals("success", flow.run(run).getString("run.status"));

        flow.post("/simple/evaluations/" + run + "/process", Map.of("overwrite", true));
        assertEquals("running", flow.run(run).getString("run.status"));
        assertEquals(Map.of("status", "running", "active", true), stateOf(flow.scenarios(run).get(0)));
        Task crashed = await(leases.tasks(LONG, 1)).get(0);
        work(() -> scenarios.run(crashed));
        List<Object> traces = traces(run);
        Sql.update("insert into evaluation_task (project_id, job_id, scenario_id, done) select project_id, id, ?, "
                + "(select array_agg(repeat_idx || ' ' || step_key) from evaluation_result where scenario_id = ?) from evaluation_job",
                crashed.scenarioId(), crashed.scenarioId());
        Task taken = await(leases.tasks(LONG, 1)).get(0);
        work(() -> scenarios.run(taken));
        assertEquals(traces, traces(run));
        assertEquals(Map.of("status", "success", "active", false), stateOf(flow.scenarios(run).get(0)));
    }

    @Test
    void whoHasLostTheLeaseStoresNothing() {
        String run = accept(1, "pass");
        plan();
        Task hung = await(leases.tasks(LONG, 1)).get(0);
        endLeases();
        Task taken = await(leases.tasks(LONG, 1)).get(0);
        assertEquals(2, taken.attempts());
        assertInstanceOf(LostLease.class, failure(() -> scenarios.run(hung)));
        assertEquals(List.of("success"), flow.results(run).stream().map(result -> result.get("status")).toList());
        work(() -> scenarios.run(taken));
        assertEquals(3, flow.results(run).size());
        assertInstanceOf(LostLease.class, failure(() -> scenarios.giveUp(hung)));
        assertEquals("success", flow.scenarios(run).get(0).get("status"));
    }

    @Test
    void whatIsStoppedWhileItIsWorkedOnStoresNothing() {
        String run = accept(1, "pass");
        plan();
        Task task = await(leases.tasks(LONG, 1)).get(0);
        flow.post("/simple/evaluations/" + run + "/stop", NONE);
        assertInstanceOf(LostLease.class, failure(() -> scenarios.run(task)));
        assertEquals(1, flow.results(run).size());
        assertEquals("cancelled", flow.scenarios(run).get(0).get("status"));
        assertEquals("cancelled", flow.run(run).getString("run.status"));
    }

    @Test
    void aLeaseThatIsExtendedDoesNotEnd() {
        accept(1, "pass");
        plan();
        Task task = await(leases.tasks(Duration.ofSeconds(1), 1)).get(0);
        await(leases.extend(LONG, List.of(task.lease())));
        assertEquals(List.of("t"), Sql.query("select leased_until > now() + interval '5 minutes' from evaluation_task"));
        await(leases.giveBack(Duration.ZERO, List.of(task.lease())));
        assertEquals(task.scenarioId(), await(leases.tasks(LONG, 1)).get(0).scenarioId());
    }

    @Test
    void whatIsGivenUpIsAnError() {
        String run = accept(1, "pass");
        plan();
        Task task = await(leases.tasks(LONG, 1)).get(0);
        work(() -> scenarios.giveUp(task));
        Job end = await(leases.job(LONG));
        work(() -> jobs.run(end));
        assertEquals("errors", flow.scenarios(run).get(0).get("status"));
        assertEquals("errors", flow.run(run).getString("run.status"));
    }

    @Test
    void jobsForOneScenarioAreDoneInTheirOrder() {
        String run = accept(2, "pass");
        plan();
        await(leases.tasks(LONG, 2)).forEach(task -> work(() -> scenarios.run(task)));
        Job end = await(leases.job(LONG));
        work(() -> jobs.run(end));
        for (int i = 0; i < 2; i++) {
            flow.post("/simple/evaluations/" + run + "/process", Map.of("overwrite", true));
        }
        List<Task> first = await(leases.tasks(LONG, 10));
        assertEquals(2, first.size());
        assertEquals(List.of(), await(leases.tasks(LONG, 10)));
        work(() -> scenarios.run(first.get(0)));
        List<Task> second = await(leases.tasks(LONG, 10));
        assertEquals(List.of(first.get(0).scenarioId()), second.stream().map(Task::scenarioId).toList());
        assertNotEquals(first.get(0).job().id(), second.get(0).job().id());
    }

    @Test
    void aMinuteIsEvaluatedLiveOnceWhoeverAsks() {
        String run = startLive();
        AtOnce.times(4,
                n -> given().header("Authorization", Tenant.ADMINISTRATOR)
                        .post("/api/admin/evaluations/runs/refresh?trigger_datetime=2026-01-01T00:01:00Z")
                        .then().statusCode(200));
        assertEquals(1, Sql.query("select id from evaluation_job where run_id = ?", UUID.fromString(run)).size());
        given().header("Authorization", Tenant.ADMINISTRATOR)
                .post("/api/admin/evaluations/runs/refresh?trigger_datetime=2026-01-01T00:02:00Z").then()
                .statusCode(200);
        assertEquals(2, Sql.query("select id from evaluation_job where run_id = ?", UUID.fromString(run)).size());
        flow.post("/simple/evaluations/" + run + "/stop", NONE);
        assertEquals(List.of(), Sql.query("select id from evaluation_job where run_id = ?", UUID.fromString(run)));
        assertEquals("running", flow.run(run).getString("run.status"));
    }

    @Test
    void minutesThatPassedWithoutAServerAreMadeUpFor() {
        String run = startLive();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        lastMinute(run, now.minus(3, ChronoUnit.HOURS), now.minus(4, ChronoUnit.MINUTES));
        work(() -> clock.pass(now));
        assertEquals(minutes(now, 4), accepted(run));

        // Nothing is missed any more.
        work(() -> clock.pass(now));
        assertEquals(minutes(now, 4), accepted(run));

        lastMinute(run, now.minus(3, ChronoUnit.HOURS), now.minus(2, ChronoUnit.HOURS));
        work(() -> clock.pass(now));
        assertEquals(minutes(now, 60), accepted(run));
    }

    @Test
    void minutesBeforeARunWasLiveAreNotMadeUpFor() {
        String run = startLive();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        lastMinute(run, now.minusSeconds(90), now.minus(30, ChronoUnit.MINUTES));
        work(() -> clock.pass(now));
        assertEquals(minutes(now, 2), accepted(run));
    }

    /** The beginnings of the last minutes before a time, the oldest first. */
    private static List<String> minutes(Instant end, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> end.minus(count - i + 1, ChronoUnit.MINUTES).toString()).toList();
    }

    private static List<String> accepted(String run) {
        return Sql.query("select work::jsonb ->> 'minute' as minute from evaluation_job where run_id = ? order by minute",
                UUID.fromString(run));
    }

    private static void lastMinute(String run, Instant since, Instant minute) {
        Sql.update("update evaluation_run set updated_at = ? where id = ?", since.atOffset(ZoneOffset.UTC),
                UUID.fromString(run));
        Sql.update("insert into live_clock (minute) values (?) on conflict (id) do update set minute = excluded.minute",
                minute.atOffset(ZoneOffset.UTC));
    }

    private String startLive() {
        String query = flow
                .post("/simple/queries/", Map.of("query", Map.of("slug", "q" + UUID.randomUUID(), "name", "Q", "data",
                        Map.of("filtering", Map.of("conditions",
                                List.of(Map.of("field", "trace_type", "operator", "is", "value", "invocation")))))))
                .getString("query.revision_id");
        return flow.start(Map.of("flags", Map.of("is_live", true), "data", Map.of("query_steps", List.of(query),
                "evaluator_steps", Map.of(flow.evaluator("pass", NONE), "auto"))));
    }

    @Test
    void anApplicationOfSomeoneElseIsCalledAtItsAddress() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        flow.post("/tracing/spans/ingest", Map.of("spans", List.of(Map.of("trace_id", trace, "span_id", "b7ad6b7169203331",
                "span_name", "own", "start_time", "2026-01-01T00:00:00Z", "attributes",
                Map.of("ag", Map.of("data", Map.of("outputs", Map.of("b", 2))))))));
        ANSWER.set(new JsonObject().put("version", "2025.07.14").put("status", new JsonObject().put("code", 200))
                .put("trace_id", trace));
        String run = startRemote();
        assertEquals("success", flow.scenarios(run).get(0).get("status"));
        assertTrue(flow.results(run).stream()
                .anyMatch(result -> "0af76519-16cd-43dd-8448-eb211c80319c".equals(result.get("trace_id"))));
        assertEquals(0, BODY.get().getJsonObject("data").getJsonObject("inputs").getInteger("n"));
        assertNotNull(BODY.get().getJsonObject("references").getJsonObject("testcase").getString("id"));
        assertTrue(CREDENTIALS.get().startsWith("Secret "));

        ANSWER.set(new JsonObject().put("status", new JsonObject().put("code", 500).put("message", "no")));
        String failed = startRemote();
        assertTrue(flow.results(failed).stream()
                .anyMatch(result -> Map.of("code", 500, "message", "no").equals(result.get("error"))));
        assertEquals("errors", flow.scenarios(failed).get(0).get("status"));
    }

    private String startRemote() {
        String application = flow
                .post("/simple/applications/", Map.of("application", Map.of("slug", "s" + UUID.randomUUID(), "name",
                        "A", "data",
                        Map.of("uri", "user:custom:own:v0", "url", "http://localhost:" + server.actualPort() + "/own"))))
                .getString("application.revision_id");
        String run = flow.start(flow.testset(1), application);
        plan();
        await(leases.tasks(LONG, 1)).forEach(task -> work(() -> scenarios.run(task)));
        Job end = await(leases.job(LONG));
        work(() -> jobs.run(end));
        return run;
    }

    /** A run that waits for being executed. */
    private String accept(int rows, String... evaluators) {
        String[] revisions = new String[evaluators.length];
        for (int i = 0; i < evaluators.length; i++) {
            revisions[i] = flow.evaluator(evaluators[i], NONE);
        }
        return flow.start(flow.testset(rows), flow.application("echo", NONE), revisions);
    }

    private void plan() {
        Job job = await(leases.job(LONG));
        work(() -> jobs.run(job));
    }

    private static void endLeases() {
        Sql.update("update evaluation_job set leased_until = now() - interval '1 second' where lease is not null");
        Sql.update("update evaluation_task set leased_until = now() - interval '1 second' where lease is not null");
    }

    /** As if the server had ended before it could say that the task is done. */
    private static void takeBack(Task task) {
        Sql.update("insert into evaluation_task (project_id, job_id, scenario_id) values (?, ?, ?)", task.job().projectId(),
                task.job().id(), task.scenarioId());
    }

    private static Map<String, Object> stateOf(Map<String, Object> scenario) {
        return Map.of("status", scenario.get("status"), "active", ((Map<?, ?>) scenario.get("flags")).get("is_active"));
    }

    private List<Object> traces(String run) {
        return flow.results(run).stream().map(result -> result.get("trace_id")).toList();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }

    private void work(Supplier<Uni<Void>> work) {
        working(work).join();
    }

    private Throwable failure(Supplier<Uni<Void>> work) {
        return assertThrows(CompletionException.class, () -> working(work).join()).getCause();
    }

    private CompletableFuture<Void> working(Supplier<Uni<Void>> work) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Home.work(vertx, work, result::complete, result::completeExceptionally);
        return result;
    }
}
