package io.agentaquarkus.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.TokenUsage;
import io.agentaquarkus.egress.EgressClient;
import io.agentaquarkus.egress.EgressGuard;
import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.span.assemble.Trees;
import io.agentaquarkus.vault.Secrets;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Calls models with the keys that the project keeps in its vault. Fails with {@link ModelFailure}. */
@ApplicationScoped
public class Models {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final Secrets secrets;
    private final EgressGuard guard;
    private final EgressClient client;

    Models(Secrets secrets, EgressGuard guard, EgressClient client) {
        this.secrets = secrets;
        this.guard = guard;
        this.client = client;
    }

    public Uni<ModelAnswer> call(UUID projectId, ModelCall call) {
        return secrets.all(projectId).map(all -> Connection.of(call, all))
                .chain(connection -> Uni.createFrom().item(() -> answer(connection, call))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    private ModelAnswer answer(Connection connection, ModelCall call) {
        OpenAiChatModel model = OpenAiChatModel.builder().httpClientBuilder(new EgressHttp(guard, client, TIMEOUT))
                .baseUrl(connection.baseUrl()).apiKey(connection.key()).modelName(connection.model()).maxRetries(0)
                .customParameters(parameters(call.parameters())).build();
        long start = System.nanoTime();
        try {
            ChatResponse response = model.chat(Conversation.of(call.messages()));
            TokenUsage usage = response.tokenUsage();
            return new ModelAnswer(response.aiMessage().text(), usage == null ? null : usage.inputTokenCount(),
                    usage == null ? null : usage.outputTokenCount(), usage == null ? null : usage.totalTokenCount(),
                    (System.nanoTime() - start) / 1_000_000);
        } catch (ModelFailure | LangChain4jException e) {
            throw new ModelFailure("The model '" + connection.model() + "' could not be called: " + e.getMessage());
        }
    }

    /** As they are, under the names that the provider has for them. */
    private static Map<String, Object> parameters(ObjectNode parameters) {
        Map<String, Object> sent = new HashMap<>(Trees.object(JsonTree.read(StoredJson.write(parameters))));
        sent.values().removeIf(Objects::isNull);
        return sent;
    }
}
