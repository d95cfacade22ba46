package io.agentaquarkus.evaluation.execution;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlag;
import io.agentaquarkus.evaluation.Status;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.execution.CellPlan.Cell;
import io.agentaquarkus.handler.WorkflowCalls;
import io.agentaquarkus.handler.WorkflowCalls.Called;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionLookup;
import io.smallrye.mutiny.Uni;

/** Finds out what belongs into one cell, by an invocation or by one that was made before. */
@ApplicationScoped
class CellExecution {

    private static final int RETRIES_MAX = 10;
    private static final double DELAY_MAX = 60;

    private final RevisionLookup revisions;
    private final WorkflowCalls workflows;
    private final Traces traces;

    CellExecution(RevisionLookup revisions, WorkflowCalls workflows, Traces traces) {
        this.revisions = revisions;
        this.workflows = workflows;
        this.traces = traces;
    }

    /** Whether the server should go on before each invocation; fails with {@link LostLease} when it should not. */
    @FunctionalInterface
    interface Consent {

        Uni<Void> given();
    }

    /** A failure of what is invoked is a result too. What fails is the server itself. */
    Uni<Result> execute(Scope scope, Row row, Source source, Cell cell, Consent consent) {
        Family family = cell.step().is(Step.Type.INVOCATION) ? Family.APPLICATION : Family.EVALUATOR;
        return revision(scope.projectId(), family, cell.step()).chain(revision -> {
            if (revision == null || revision.data() == null) {
                return Uni.createFrom().item(result(row, cell, null, null, JsonNodeFactory.instance.objectNode().put("message",
                        "Missing runner or revision for " + cell.step().key())));
            }
            return request(row, source, family, revision, cell).chain(request -> traceOf(scope, row, cell, request, consent)
                    .map(called -> result(row, cell, request.hash(), called.traceId(), called.error())));
        }).onFailure(CellExecution::isOfTheCaller).recoverWithItem(problem -> result(row, cell, null, null,
                JsonNodeFactory.instance.objectNode().put("code", ((Problem) problem).status())
                        .put("message", problem.getMessage())));
    }

    private static boolean isOfTheCaller(Throwable failure) {
        return failure instanceof Problem problem && problem.status() < 500;
    }

    private Uni<Revision> revision(UUID projectId, Family family, Step step) {
        String name = family.singular();
        References references = new References(step.reference(name), step.reference(name + "_variant"),
                step.reference(name + "_revision"));
        return references.isGiven() ? Home.back(() -> revisions.find(projectId, family, references))
                : Uni.createFrom().nullItem();
    }

    private Uni<StepRequest> request(Row row, Source source, Family family, Revision revision, Cell cell) {
        if (family == Family.APPLICATION) {
            return Uni.createFrom().item(StepRequest.application(revision, source));
        }
        CellPlan plan = new CellPlan(row.run());
        Step application = plan.application(cell.step());
        if (application == null) {
            TraceContents trace = source.trace();
            return Uni.createFrom().item(StepRequest.evaluator(revision, source, trace,
                    trace == null ? null : trace.outputs()));
        }
        Result invoked = row.cell(application.key(), plan.applicationRepeat(cell.repeatIdx()));
        if (invoked == null || invoked.traceId() == null) {
            return Uni.createFrom().item(StepRequest.evaluator(revision, source, null, null));
        }
        return traces.find(row.projectId(), invoked.traceId()).map(trace -> StepRequest.evaluator(revision, source,
                trace, trace == null || invoked.status() != Status.SUCCESS ? null : trace.outputs()));
    }

    private Uni<Called> traceOf(Scope scope, Row row, Cell cell, StepRequest request, Consent consent) {
        if (!row.run().is(RunFlag.IS_CACHED) || !request.isHashOfInputs()) {
            return invoke(scope, row.run(), request, consent);
        }
        Set<UUID> taken = new HashSet<>();
        row.cells().stream().filter(other -> other.stepKey().equals(cell.step().key()) && other.repeatIdx() != cell.repeatIdx())
                .map(Result::traceId).forEach(taken::add);
        return traces.reusable(scope.projectId(), request.hash()).map(found -> first(found, taken))
                .chain(reused -> reused == null ? invoke(scope, row.run(), request, consent)
                        : Uni.createFrom().item(new Called(reused, null)));
    }

    private static UUID first(List<UUID> found, Set<UUID> taken) {
        return found.stream().filter(id -> !taken.contains(id)).findFirst().orElse(null);
    }

    private Uni<Called> invoke(Scope scope, Run run, StepRequest request, Consent consent) {
        RunData.Concurrency concurrency = run.dataOrNone().concurrency();
        int retries = concurrency == null || concurrency.maxRetries() == null ? 0
                : Math.min(concurrency.maxRetries(), RETRIES_MAX);
        double seconds = concurrency == null || concurrency.retryDelay() == null ? 0
                : Math.min(concurrency.retryDelay(), DELAY_MAX);
        return attempt(scope, request, retries, Duration.ofMillis(Math.max(1, (long) (seconds * 1000))), consent);
    }

    private Uni<Called> attempt(Scope scope, StepRequest request, int retries, Duration pause, Consent consent) {
        return consent.given()
                .chain(() -> Home.back(() -> workflows.call(scope, request.revision().data(), request.body())))
                .chain(called -> arrived(scope.projectId(), called))
                .chain(called -> called.error() == null || retries <= 0 ? Uni.createFrom().item(called)
                        : Home.after(pause).chain(() -> attempt(scope, request, retries - 1, pause, consent)));
    }

    /** What was invoked elsewhere may still be sending its trace. */
    private Uni<Called> arrived(UUID projectId, Called called) {
        if (called.traceId() == null || called.error() != null) {
            return Uni.createFrom().item(called);
        }
        return traces.await(projectId, called.traceId()).map(trace -> trace != null ? called
                : new Called(called.traceId(), JsonNodeFactory.instance.objectNode().put("message",
                        "The trace of the invocation did not arrive.")));
    }

    private static Result result(Row row, Cell cell, UUID hash, UUID traceId, JsonNode error) {
        return row.made(cell.step().key(), cell.repeatIdx(), hash, traceId, error, null);
    }
}
