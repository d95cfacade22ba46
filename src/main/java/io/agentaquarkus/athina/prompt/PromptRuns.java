package io.agentaquarkus.athina.prompt;

import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.athina.Moments;
import io.agentaquarkus.athina.Owners;
import io.agentaquarkus.athina.log.LogFields;
import io.agentaquarkus.athina.log.Logs;
import io.agentaquarkus.model.ModelAnswer;
import io.agentaquarkus.model.ModelCall;
import io.agentaquarkus.model.ModelFailure;
import io.agentaquarkus.model.Models;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.prompt.PromptVersion;
import io.agentaquarkus.prompt.Prompts;
import io.agentaquarkus.prompt.Variables;
import io.agentaquarkus.span.Span;
import io.smallrye.mutiny.Uni;

/** Runs of prompts (reference: athina-api, section 7.3). Each is logged as an inference, unless the caller wants none. */
@Singleton
public class PromptRuns {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String MODEL = "model";

    private final Prompts prompts;
    private final Models models;
    private final Logs logs;

    PromptRuns(Prompts prompts, Models models, Logs logs) {
        this.prompts = prompts;
        this.models = models;
        this.logs = logs;
    }

    /** The whole answer. A model that cannot be called is a 400 with the reason. */
    public Uni<ObjectNode> run(Scope scope, String slug, ObjectNode sent) {
        Uni<PromptVersion> version = sent.has("version")
                ? prompts.version(scope.projectId(), slug, sent.get("version").intValue())
                : prompts.defaultVersion(scope.projectId(), slug);
        return version.chain(found -> {
            ModelCall call = call(found, sent);
            return models.call(scope.projectId(), call)
                    .onFailure(ModelFailure.class).transform(failure -> Problem.badRequest(failure.getMessage()))
                    .chain(answer -> log(scope, slug, sent, call, answer)
                            .map(logged -> answer(scope, found, sent, call, answer, logged)));
        });
    }

    /** @param span null for a run that is not logged */
    private record Logged(UUID id, Span span) {
    }

    /** What the request says counts more than what the version says. */
    public static ModelCall call(PromptVersion version, ObjectNode sent) {
        ObjectNode parameters = version.content().path("llm_config") instanceof ObjectNode config ? config.deepCopy()
                : JSON.objectNode();
        parameters.remove(MODEL);
        if (sent.get("parameters") instanceof ObjectNode given) {
            parameters.setAll(Bodies.withoutNulls(given));
        }
        boolean other = sent.has(MODEL);
        return new ModelCall(sent.path("provider").asText(other ? null : PromptShape.provider(version)),
                other ? sent.get(MODEL).asText() : PromptShape.model(version),
                Variables.filled(version.content().path("messages"), (ObjectNode) sent.get("variables")), parameters);
    }

    private Uni<Logged> log(Scope scope, String slug, ObjectNode sent, ModelCall call, ModelAnswer answer) {
        if (sent.has("log_prompt_run") && !sent.get("log_prompt_run").booleanValue()) {
            return Uni.createFrom().item(new Logged(UUID.randomUUID(), null));
        }
        ObjectNode log = sent.get("metadata") instanceof ObjectNode metadata ? Bodies.withoutNulls(metadata)
                : JSON.objectNode();
        return logs.log(scope, logged(log, slug, call, answer)).map(span -> new Logged(span.traceId(), span));
    }

    /** What is logged of a call, beside what the caller says of it. */
    public static ObjectNode logged(ObjectNode log, String slug, ModelCall call, ModelAnswer answer) {
        log.put("prompt_slug", slug).put(LogFields.MODEL, call.model()).put(LogFields.RESPONSE, answer.text())
                .put(LogFields.RESPONSE_TIME, answer.durationMs());
        log.set(LogFields.PROMPT, call.messages());
        log.set("model_options", call.parameters());
        tokens(log, answer);
        return Bodies.withoutNulls(log);
    }

    private static ObjectNode tokens(ObjectNode object, ModelAnswer answer) {
        return object.put("prompt_tokens", answer.promptTokens()).put("completion_tokens", answer.completionTokens())
                .put("total_tokens", answer.totalTokens());
    }

    private static ObjectNode answer(Scope scope, PromptVersion version, ObjectNode sent, ModelCall call, ModelAnswer answer,
            Logged logged) {
        String now = Moments.text(Moments.now());
        ObjectNode execution = JSON.objectNode().put("id", logged.id().toString()).put("user_id", scope.userId().toString());
        Owners.name(execution, scope);
        execution.put("prompt_template_id", version.revision().id().toString());
        execution.set("variables", sent.get("variables"));
        execution.put(LogFields.MODEL, call.model()).putNull("org_model_config_id");
        execution.set("prompt_sent", call.messages());
        execution.put("prompt_response", answer.text());
        for (String tool : new String[] { "tools", "tool_choice" }) {
            JsonNode value = call.parameters().path(tool);
            execution.set(tool, value.isMissingNode() ? JSON.nullNode() : value);
        }
        tokens(execution, answer);
        boolean priced = logged.span() != null && !Double.isNaN(logged.span().metrics().cost());
        execution.put("cost", priced ? logged.span().metrics().cost() : null).put(LogFields.RESPONSE_TIME, answer.durationMs());
        execution.set("options", call.parameters().deepCopy().retain(PromptShape.PARAMETERS));
        execution.putNull("grader_feedback").put("created_at", now).put("updated_at", now);
        ObjectNode bare = JSON.objectNode().put("prompt_run_id", logged.id().toString()).put("response", answer.text())
                .put(MODEL, call.model());
        bare.set("usage", Bodies.withoutNulls(tokens(JSON.objectNode(), answer)));
        return Bodies.answer(bare, "prompt", execution);
    }
}
