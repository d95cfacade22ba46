package io.agentaquarkus.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.agentaquarkus.egress.EgressClient;
import io.agentaquarkus.egress.EgressGuard;
import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.json.StoredJson;
import io.agentaquarkus.span.assemble.Trees;
import io.agentaquarkus.vault.Secret;
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
    private final ModelConfig config;

    Models(Secrets secrets, EgressGuard guard, EgressClient client, ModelConfig config) {
        this.config = config;
        this.secrets = secrets;
        this.guard = guard;
        this.client = client;
    }

    /** Everything that the project keeps in its vault; {@link Connections} chooses from it. */
    public Uni<List<Secret>> vault(UUID projectId) {
        return secrets.all(projectId);
    }

    /** With whichever key of the project fits. */
    public Uni<ModelAnswer> call(UUID projectId, ModelCall call) {
        return secrets.all(projectId).map(all -> Connection.of(call, all, config))
                .chain(connection -> chat(connection, call.messages(), call.parameters()));
    }

    /**
     * @param messages as in a request of OpenAI's
     * @param parameters further members of the request; what is null is left out
     */
    public Uni<ModelAnswer> chat(Connection connection, JsonNode messages, ObjectNode parameters) {
        return onWorker(() -> answer(connection, messages, parameters));
    }

    public Uni<Embeddings> embed(Connection connection, List<String> texts) {
        return onWorker(() -> embeddings(connection, texts));
    }

    /** A call waits for its answer. */
    private static <T> Uni<T> onWorker(Supplier<T> work) {
        Uni<T> result = Uni.createFrom().item(work);
        return Uni.createFrom().deferred(() -> Infrastructure.canCallerThreadBeBlocked() ? result
                : result.runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    private ModelAnswer answer(Connection connection, JsonNode messages, ObjectNode parameters) {
        OpenAiChatModel model = OpenAiChatModel.builder().httpClientBuilder(new EgressHttp(guard, client, TIMEOUT))
                .baseUrl(connection.baseUrl()).apiKey(connection.key()).modelName(connection.model()).maxRetries(0)
                .customParameters(parameters(parameters)).build();
        List<ChatMessage> conversation = Conversation.of(messages);
        long start = System.nanoTime();
        return calling(connection, () -> {
            try {
                ChatResponse response = model.chat(conversation);
                return Answers.of(response, milliseconds(start));
            } catch (ContentFilteredException refusal) {
                if (refusal.getCause() != null) {
                    throw refusal;
                }
                return Answers.refused(refusal.getMessage(), milliseconds(start));
            }
        });
    }

    private static long milliseconds(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private Embeddings embeddings(Connection connection, List<String> texts) {
        OpenAiEmbeddingModel model = OpenAiEmbeddingModel.builder()
                .httpClientBuilder(new EgressHttp(guard, client, TIMEOUT)).baseUrl(connection.baseUrl())
                .apiKey(connection.key()).modelName(connection.model()).maxRetries(0).build();
        Response<List<Embedding>> response = calling(connection,
                () -> model.embedAll(texts.stream().map(TextSegment::from).toList()));
        TokenUsage usage = response.tokenUsage();
        return new Embeddings(response.content().stream().map(Embedding::vector).toList(),
                usage == null ? null : usage.inputTokenCount());
    }

    /** Whatever an answer does to the library, the caller learns it as a failure of the model. */
    private static <T> T calling(Connection connection, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            String message = "The model '" + connection.model() + "' could not be called: ";
            if (e instanceof ModelFailure failure) {
                throw failure.told(message + failure.getMessage());
            }
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof HttpException refusal) {
                    throw ModelFailure.refused(refusal.statusCode(), message + refusal.getMessage());
                }
            }
            throw new ModelFailure(message + (e instanceof LangChain4jException ? e.getMessage()
                    : "its answer cannot be read."));
        }
    }

    /** As they are, under the names that the provider has for them. */
    private static Map<String, Object> parameters(ObjectNode parameters) {
        Map<String, Object> sent = new HashMap<>(Trees.object(JsonTree.read(StoredJson.write(parameters))));
        sent.values().removeIf(Objects::isNull);
        return sent;
    }
}
