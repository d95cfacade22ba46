package io.agentaquarkus.handler;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.model.Connections;
import io.agentaquarkus.model.Models;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.ingest.SpanIngestion;
import io.agentaquarkus.vault.Secret;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Runs built-in workflows and records what they did. */
@ApplicationScoped
class Invocations {

    private final Handlers handlers;
    private final Targets targets;
    private final Models models;
    private final Connections connections;
    private final SpanIngestion ingestion;

    Invocations(Handlers handlers, Targets targets, Models models, Connections connections, SpanIngestion ingestion) {
        this.models = models;
        this.connections = connections;
        this.handlers = handlers;
        this.targets = targets;
        this.ingestion = ingestion;
    }

    /**
     * A run that fails is a result too.
     *
     * @param mounted the workflow at whose address the request came; null for the one that the request names
     */
    Uni<Run> run(Scope scope, Workflow mounted, Request request) {
        return Uni.createFrom().deferred(() -> targets.find(scope.projectId(), request))
                .onFailure(Problem.class).transform(Invocations::refusal)
                .chain(target -> begun(scope, mounted == null ? named(target.uri()) : mounted, target.request()))
                .chain(run -> handled(run).call(done -> record(scope, done)))
                .onFailure(HandlerFailure.class).recoverWithItem(failure -> Run.refused(request, (HandlerFailure) failure));
    }

    private Uni<Run> begun(Scope scope, Workflow workflow, Request request) {
        Invocation invocation = Invocation.of(request.data(), request.revision());
        workflow.handler().admit(invocation);
        Uni<List<Secret>> vault = workflow.handler().callsModels(invocation) ? models.vault(scope.projectId())
                : Uni.createFrom().item(List.of());
        return vault.map(secrets -> Run.begin(workflow, request, new RunModels(models, connections, secrets)));
    }

    private Workflow named(String uri) {
        if (uri == null) {
            throw HandlerFailure.of(400, "interface:invalid-uri", "Invalid uri:\nExpected (see registry)\nGot 'None'.");
        }
        return handlers.find(uri).orElseThrow(() -> unknown(uri));
    }

    static HandlerFailure unknown(String uri) {
        return HandlerFailure.untyped("Unable to retrieve handler for URI: " + uri);
    }

    /** Handlers may take their time, for which event loops have none. */
    private static Uni<Run> handled(Run run) {
        return Uni.createFrom().deferred(() -> run.workflow().handler().handle(run.invocation()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(run::succeeded)
                .onFailure(HandlerFailure.class).recoverWithItem(failure -> run.failed((HandlerFailure) failure));
    }

    private Uni<?> record(Scope scope, Run run) {
        return run.isTraced() ? ingestion.write(scope.projectId(), scope.userId(), RunTrace.of(run))
                : Uni.createFrom().voidItem();
    }

    private static HandlerFailure refusal(Throwable problem) {
        return HandlerFailure.untyped(((Problem) problem).status(), problem.getMessage());
    }
}
