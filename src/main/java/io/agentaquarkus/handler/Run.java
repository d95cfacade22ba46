package io.agentaquarkus.handler;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.span.SpanIds;

/**
 * One run of a workflow, from its beginning to its end.
 *
 * @param workflow null when it was not found out which
 * @param request with everything that was found
 * @param models the calls of models that it makes
 * @param outcome null of a run that failed
 * @param failure null of one that did not
 */
record Run(Workflow workflow, Request request, UUID traceId, long spanId, Instant start, RunModels models,
        Outcome outcome, HandlerFailure failure) {

    static Run begin(Workflow workflow, Request request, RunModels models) {
        return new Run(workflow, request, UUID.randomUUID(), UUID.randomUUID().getLeastSignificantBits(), Instant.now(),
                models, null, null);
    }

    /** One that ends before it begins. */
    static Run refused(Request request, HandlerFailure failure) {
        return new Run(null, request, null, 0, null, null, null, failure);
    }

    Invocation invocation() {
        return Invocation.of(request.data(), request.revision()).with(request.flags(), models);
    }

    Run succeeded(Outcome made) {
        return new Run(workflow, request, traceId, spanId, start, models, made, null);
    }

    Run failed(HandlerFailure why) {
        return new Run(workflow, request, traceId, spanId, start, models, null, why);
    }

    boolean isTraced() {
        return workflow != null && workflow.isTraced();
    }

    String traceText() {
        return SpanIds.trace(traceId);
    }

    String spanText() {
        return SpanIds.span(spanId);
    }

    /** What is recorded under the name of an argument. */
    JsonNode argument(String name) {
        return switch (name) {
            case "request" -> request.recorded();
            case "inputs", "outputs", "parameters" -> Invocation.member(request.data(), name);
            default -> Invocation.member(Invocation.member(request.data(), "inputs"), name);
        };
    }
}
