package io.agentaquarkus.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.preset.Arguments;
import io.agentaquarkus.preset.PresetFailure;
import io.agentaquarkus.preset.Verdict;
import io.agentaquarkus.preset.Verdict.Figure;
import io.smallrye.mutiny.Uni;

/**
 * {@code SummaryAccuracy}: closed questions about a summary are answered from the document and from the summary, and the
 * answers compared (reference: athina-api, section 12). The shares are of the questions that were asked for, not of those that
 * came.
 */
@Singleton
class SummaryAccuracy {

    private static final int QUESTIONS = 10;
    private static final int QUESTIONS_MAX = 100;
    private static final Set<String> CLOSED = Set.of("yes", "no");
    private static final String READER = "You read texts carefully. Reply with a JSON object and nothing else.";

    private final Judge judge;

    SummaryAccuracy(Judge judge) {
        this.judge = judge;
    }

    Grader grader() {
        return new Grader("SummarizationHal", List.of(), this::grade);
    }

    private Uni<Verdict> grade(UUID projectId, Arguments row) {
        String document = row.lines("document");
        String summary = row.text("response");
        JsonNode given = row.settings().json().path("questions");
        int count = row.settings().json().path("n_questions").asInt(given.isEmpty() ? QUESTIONS : given.size());
        if (count < 1 || count > QUESTIONS_MAX) {
            throw new PresetFailure("config.n_questions must be from 1 to " + QUESTIONS_MAX + ".");
        }
        Uni<List<String>> questions = given.isEmpty() ? ask(projectId, row, "Make " + count
                + " questions about the summary that are answered with yes or no. Reply as {\"question 1\": \"…\", …}."
                + Rubrics.part("summary", summary)).map(SummaryAccuracy::texts) : Uni.createFrom().item(texts(given));
        return questions.chain(asked -> Uni.combine().all()
                .unis(answers(projectId, row, asked, document), answers(projectId, row, asked, summary)).asTuple()
                .map(both -> verdict(row, asked, count, both.getItem1(), both.getItem2())));
    }

    private Uni<JsonNode> answers(UUID projectId, Arguments row, List<String> questions, String text) {
        return ask(projectId, row,
                "Answer each question from the text alone, with Yes, No or Unknown. Reply as {\"the question\":"
                        + " \"the answer\", …}." + Rubrics.part("questions", String.join("\n", questions))
                        + Rubrics.part("text", text));
    }

    private Uni<JsonNode> ask(UUID projectId, Arguments row, String question) {
        return judge.ask(projectId, row.settings(), ModelGraders.USUAL, READER, question);
    }

    private static List<String> texts(JsonNode questions) {
        List<String> texts = new ArrayList<>();
        questions.forEach(question -> texts.add(question.asText()));
        return texts;
    }

    private static Verdict verdict(Arguments row, List<String> questions, double count, JsonNode document, JsonNode summary) {
        int agreed = 0;
        int contradicted = 0;
        int invented = 0;
        List<String> differing = new ArrayList<>();
        for (String question : questions) {
            String there = document.path(question).asText("Error").strip().toLowerCase(Locale.ROOT);
            String here = summary.path(question).asText("Error").strip().toLowerCase(Locale.ROOT);
            agreed += there.equals(here) ? 1 : 0;
            contradicted += CLOSED.contains(there) && !there.equals(here) ? 1 : 0;
            invented += there.equals("unknown") && CLOSED.contains(here) ? 1 : 0;
            if (!there.equals(here)) {
                differing.add(question + " (document: " + there + ", summary: " + here + ")");
            }
        }
        List<Figure> figures = List.of(Figure.of("agreement_score", agreed / count),
                Figure.of("contradiction_score", contradicted / count), Figure.of("hallucination_score", invented / count));
        return new Verdict(passed(row, figures), figures,
                differing.isEmpty() ? "The document and the summary answer all questions alike."
                        : String.join("; ", differing));
    }

    /** Null without any threshold. */
    private static Boolean passed(Arguments row, List<Figure> figures) {
        Boolean passed = null;
        for (Figure figure : figures) {
            JsonNode threshold = row.settings().json().path(figure.metric() + "_threshold");
            if (threshold.isMissingNode()) {
                threshold = row.settings().json().path(figure.metric().replace("_score", "_threshold"));
            }
            if (threshold.isNumber()) {
                boolean least = figure.metric().startsWith("agreement");
                double value = figure.value().doubleValue();
                passed = !Boolean.FALSE.equals(passed)
                        && (least ? value >= threshold.doubleValue() : value <= threshold.doubleValue());
            }
        }
        return passed;
    }
}
