package io.agentaquarkus.grader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

/** The graders that there are, by their type ids and by the names of their classes in the SDK. */
@Singleton
public class Graders {

    private static final Map<String, String> CLASSES = Map.of("DoesResponseAnswerQuery", "Draq", "Faithfulness", "Irftc",
            "ContextContainsEnoughInformation", "Ccei", "SummaryAccuracy", "SummarizationHal");

    private final Map<String, Grader> all = new LinkedHashMap<>();

    Graders(ModelGraders models, CustomPrompt prompt, SummaryAccuracy summary, Addresses addresses, CustomCode code) {
        models.all().forEach(this::add);
        add(prompt.grader());
        add(summary.grader());
        addresses.graders().forEach(this::add);
        add(code.grader());
    }

    public Optional<Grader> named(String name) {
        return Optional.ofNullable(all.get(CLASSES.getOrDefault(name, name)));
    }

    public Set<String> names() {
        return all.keySet();
    }

    private void add(Grader grader) {
        all.put(grader.name(), grader);
    }
}
