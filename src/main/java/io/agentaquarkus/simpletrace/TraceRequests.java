package io.agentaquarkus.simpletrace;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Caller;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.span.SpanIds;
import io.smallrye.mutiny.Uni;

/** What the operations on simple traces have in common, whichever their form. */
@ApplicationScoped
class TraceRequests {

    private final Caller caller;
    private final SimpleTraces traces;

    TraceRequests(Caller caller, SimpleTraces traces) {
        this.caller = caller;
        this.traces = traces;
    }

    /** Makes a trace of the body's member for the form. */
    Uni<ObjectNode> create(Form form, byte[] body, Work<ObjectNode> work) {
        ObjectNode trace = (ObjectNode) ExactJson.readObject(body).get(form.singular());
        return caller.permitted(form.editPermission(), scope -> work.of(scope, trace))
                .onItem().ifNull().continueWith(SimpleTraceAnswers::nothing);
    }

    /** A text that is no id is the id of no trace. */
    Uni<ObjectNode> fetch(Form form, String traceId) {
        Optional<UUID> id = SpanIds.parseTrace(traceId);
        return caller.permitted(form.viewPermission(), scope -> id.isEmpty() ? Uni.createFrom().<SimpleTrace> nullItem()
                : traces.fetch(scope, form, id.get()))
                .map(trace -> trace == null ? SimpleTraceAnswers.nothing() : SimpleTraceAnswers.one(form, trace));
    }

    /** @param work what the stored trace is to say after the edit that the body asks for */
    Uni<ObjectNode> edit(Form form, String traceId, byte[] body, Edit work) {
        UUID id = id(traceId);
        Content sent = Content.read(ExactJson.readObject(body).get(form.singular()));
        return caller.permitted(form.editPermission(), scope -> traces.fetch(scope, form, id).onItem().ifNotNull()
                .transformToUni(stored -> work.of(scope, stored, sent)
                        .chain(content -> traces.edit(scope, stored, content))))
                .map(trace -> trace == null ? SimpleTraceAnswers.nothing() : SimpleTraceAnswers.one(form, trace));
    }

    Uni<ObjectNode> delete(Form form, String traceId) {
        UUID id = id(traceId);
        return caller.permitted(form.editPermission(), scope -> traces.delete(scope, form, id))
                .map(root -> root == null ? SimpleTraceAnswers.nothing() : SimpleTraceAnswers.link(form, root));
    }

    Uni<ObjectNode> query(Form form, byte[] body) {
        SimpleTraceQuery query = SimpleTraceQuery.read(form, ExactJson.readObject(body));
        return caller.permitted(form.viewPermission(), scope -> traces.query(scope, form, query))
                .map(found -> SimpleTraceAnswers.many(form, found));
    }

    private static UUID id(String traceId) {
        return SpanIds.parseTrace(traceId).orElseThrow(() -> Problem.badRequest("Invalid trace_id."));
    }

    interface Work<T> {

        Uni<T> of(Scope scope, ObjectNode trace);
    }

    interface Edit {

        Uni<Content> of(Scope scope, SimpleTrace stored, Content sent);
    }
}
