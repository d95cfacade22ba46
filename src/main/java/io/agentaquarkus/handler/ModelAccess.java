package io.agentaquarkus.handler;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.model.Connection;
import io.agentaquarkus.model.Embeddings;
import io.agentaquarkus.model.ModelAnswer;
import io.agentaquarkus.model.ModelFailure;
import io.smallrye.mutiny.Uni;

/**
 * How a handler calls models. Each call fails with {@link ModelFailure}; it is made on the thread of the handler, which may
 * wait.
 */
interface ModelAccess {

    /** That of a project without any key. */
    ModelAccess NONE = new ModelAccess() {

        @Override
        public Uni<Connection> connect(String model, String slug) {
            return Uni.createFrom().failure(ModelFailure.noKey(model));
        }

        @Override
        public Uni<Connection> openAi(String model) {
            return connect(model, null);
        }

        @Override
        public Uni<ModelAnswer> chat(Connection connection, JsonNode messages, ObjectNode parameters) {
            throw new IllegalStateException("There are no connections.");
        }

        @Override
        public Uni<Embeddings> embed(Connection connection, List<String> texts) {
            throw new IllegalStateException("There are no connections.");
        }
    };

    /** @param slug of the connection that is to be taken; null for whichever fits */
    Uni<Connection> connect(String model, String slug);

    /** With the key of OpenAI itself. */
    Uni<Connection> openAi(String model);

    Uni<ModelAnswer> chat(Connection connection, JsonNode messages, ObjectNode parameters);

    Uni<Embeddings> embed(Connection connection, List<String> texts);
}
