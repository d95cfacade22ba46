package io.agentaquarkus.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.preset.Arguments;
import io.agentaquarkus.preset.Verdict;

/** Evaluations that one answer of a model decides. */
@Singleton
class ModelGraders {

    static final String USUAL = "gpt-4-1106-preview";
    static final String SMALL = "gpt-3.5-turbo";

    private final Judge judge;

    ModelGraders(Judge judge) {
        this.judge = judge;
    }

    List<Grader> all() {
        List<Grader> all = new ArrayList<>();
        all.add(passOrFail("Draq", List.of(), Rubrics::answersQuery));
        all.add(passOrFail("Irftc", List.of(), Rubrics::followsFromContext));
        all.add(passOrFail("Ccei", List.of(), Rubrics::contextIsEnough));
        all.add(passOrFail("GradingCriteria", List.of("grading_criteria"), Rubrics::criteria));
        all.add(examined("Groundedness", Rubrics::grounded, (row, answer) -> Answers.share(answer, "explanation", "sentence",
                item -> item.path("supporting_evidence").size() > 0, "groundedness", row.settings())));
        all.add(examined("ConversationResolution", Rubrics::resolved, Conversations::resolution));
        all.add(examined("ConversationCoherence", Rubrics::coherent, Conversations::coherence));
        all.addAll(new RagasGraders(this).all());
        return all;
    }

    Grader graded(String name, List<String> configured, String usual, String system, Function<Arguments, String> question,
            BiFunction<Arguments, JsonNode, Verdict> verdict) {
        return new Grader(name, configured, (project, row) -> judge
                .ask(project, row.settings(), usual, system, question.apply(row)).map(answer -> verdict.apply(row, answer)));
    }

    private Grader passOrFail(String name, List<String> configured, Function<Arguments, String> question) {
        return graded(name, configured, USUAL, Rubrics.JUDGE, question, (row, answer) -> Answers.passOrFail(answer));
    }

    private Grader examined(String name, Function<Arguments, String> question,
            BiFunction<Arguments, JsonNode, Verdict> verdict) {
        return graded(name, List.of(), SMALL, Rubrics.EXAMINER, question, verdict);
    }
}
