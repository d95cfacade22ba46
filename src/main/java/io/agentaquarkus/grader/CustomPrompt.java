package io.agentaquarkus.grader;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.preset.Arguments;
import io.agentaquarkus.preset.PresetFailure;
import io.agentaquarkus.preset.Verdict;
import io.agentaquarkus.prompt.Variables;
import io.smallrye.mutiny.Uni;

/** {@code CustomPrompt}: a user's own question to a model, with {@code {{column}}} for values of the row. */
@Singleton
class CustomPrompt {

    private static final String HISTORY = "chat_history";

    private final Judge judge;

    CustomPrompt(Judge judge) {
        this.judge = judge;
    }

    Grader grader() {
        return new Grader("CustomPrompt", List.of("eval_prompt", "model"), this::grade);
    }

    private Uni<Verdict> grade(UUID projectId, Arguments row) {
        JsonNode config = row.settings().json();
        config.path("required_args").forEach(name -> row.required(name.asText()));
        ObjectNode values = row.row().deepCopy();
        if (values.path(HISTORY).isContainerNode()) {
            values.put(HISTORY, values.get(HISTORY).toPrettyString());
        }
        String question = Variables.filled(TextNode.valueOf(row.settings().text("eval_prompt")), values).textValue();
        String type = config.path("output_type").asText("boolean");
        return switch (type) {
            case "boolean" -> ask(projectId, row, Rubrics.JUDGE, question).map(Answers::passOrFail);
            case "numeric" -> ask(projectId, row, Rubrics.SCORER, question).map(Answers::score);
            case "string" -> ask(projectId, row, Rubrics.LABELER, question).map(Answers::label);
            default -> throw new PresetFailure("config.output_type must be boolean, numeric or string.");
        };
    }

    /** The system message is the user's own where there is one. */
    private Uni<JsonNode> ask(UUID projectId, Arguments row, String system, String question) {
        JsonNode first = row.settings().json().path("prompt_messages").path(0);
        String own = first.path("role").asText().equals("system") ? first.path("content").asText() : "";
        return judge.ask(projectId, row.settings(), ModelGraders.USUAL, own.isBlank() ? system : own, question);
    }
}
