package io.agentaquarkus.handler;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.model.Connection;
import io.agentaquarkus.model.Connections;
import io.agentaquarkus.model.Embeddings;
import io.agentaquarkus.model.ModelAnswer;
import io.agentaquarkus.model.ModelFailure;
import io.agentaquarkus.model.Models;
import io.agentaquarkus.vault.Secret;
import io.smallrye.mutiny.Uni;

/** The models that one run may call, with the keys of its project. Each call is kept, for the trace. */
final class RunModels implements ModelAccess {

    private final Models models;
    private final Connections connections;
    private final List<Secret> vault;
    private final List<Made> made = new CopyOnWriteArrayList<>();

    /** @param vault everything that the project keeps in it */
    RunModels(Models models, Connections connections, List<Secret> vault) {
        this.models = models;
        this.connections = connections;
        this.vault = vault;
    }

    /**
     * One call.
     *
     * @param prompt messages, or the texts of an embedding
     * @param answer null of an embedding and of a call that failed
     * @param promptTokens null when the provider does not tell them
     * @param failure null of a call that did not fail
     */
    record Made(Connection connection, JsonNode prompt, ObjectNode parameters, Instant start, Instant end, boolean isChat,
            ModelAnswer answer, Integer promptTokens, ModelFailure failure) {
    }

    List<Made> made() {
        return made;
    }

    @Override
    public Uni<Connection> connect(String model, String slug) {
        return Uni.createFrom().item(() -> connections.choose(model, slug, vault));
    }

    @Override
    public Uni<Connection> openAi(String model) {
        return Uni.createFrom().item(() -> connections.openAi(model, vault));
    }

    @Override
    public Uni<ModelAnswer> chat(Connection connection, JsonNode messages, ObjectNode parameters) {
        Instant start = Instant.now();
        return kept(models.chat(connection, messages, parameters),
                answer -> new Made(connection, messages, parameters, start, Instant.now(), true, answer,
                        answer.promptTokens(), null),
                failure -> new Made(connection, messages, parameters, start, Instant.now(), true, null, null, failure));
    }

    @Override
    public Uni<Embeddings> embed(Connection connection, List<String> texts) {
        Instant start = Instant.now();
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        JsonNode prompt = texts.stream().collect(JsonNodeFactory.instance::arrayNode, (list, text) -> list.add(text),
                (one, other) -> one.addAll(other));
        return kept(models.embed(connection, texts),
                answer -> new Made(connection, prompt, none, start, Instant.now(), false, null, answer.promptTokens(), null),
                failure -> new Made(connection, prompt, none, start, Instant.now(), false, null, null, failure));
    }

    private <T> Uni<T> kept(Uni<T> call, Function<T, Made> success, Function<ModelFailure, Made> failure) {
        return call.invoke(answer -> made.add(success.apply(answer)))
                .onFailure(ModelFailure.class).invoke(refusal -> made.add(failure.apply((ModelFailure) refusal)));
    }
}
