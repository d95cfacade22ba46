package io.agentaquarkus.athina.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.dataset.DatasetResults;
import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.grader.Grader;
import io.agentaquarkus.grader.GraderRun;
import io.agentaquarkus.grader.Graders;
import io.agentaquarkus.preset.Preset;
import io.agentaquarkus.preset.PresetFailure;
import io.agentaquarkus.preset.PresetRun;
import io.agentaquarkus.preset.PresetRun.Result;
import io.agentaquarkus.preset.Presets;
import io.agentaquarkus.preset.Settings;
import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Evaluations as requests define them, {@code {name, type?, config?}} each (reference: athina-api, sections 8.1 and 9). */
@Singleton
public class Evaluations {

    private static final int EVALS_MAX = 50;
    private static final String MODEL = "model";

    private final Graders graders;
    private final GraderRun graderRun;

    Evaluations(Graders graders, GraderRun graderRun) {
        this.graders = graders;
        this.graderRun = graderRun;
    }

    /**
     * @param name as it was asked for
     * @param preset null when there is a grader
     */
    public record Evaluation(String name, Preset preset, Grader grader, Settings settings) {

        public String typeId() {
            return preset == null ? grader.name() : preset.name();
        }

        /** Whether it is over at once. */
        boolean isImmediate() {
            return preset != null;
        }

        /** As it is to be shown where it is kept. */
        String displayName() {
            return settings.json().path("display_name").asText(name);
        }

        DatasetResults.Config kept(String displayName) {
            return new DatasetResults.Config(typeId(), displayName, settings.json(), settings.json().path(MODEL).textValue(),
                    null,
                    Origin.AUTO);
        }
    }

    /**
     * Fails with a 400 that names what is wrong.
     *
     * @param place of the list in the request
     * @param model for those that name none; may be null
     */
    public List<Evaluation> read(JsonNode sent, String place, String model) {
        if (sent.isEmpty() || sent.size() > EVALS_MAX) {
            throw Problem.badRequest(place + ": one run takes 1 to " + EVALS_MAX + " evaluations.");
        }
        List<Evaluation> evaluations = new ArrayList<>();
        for (JsonNode eval : sent) {
            evaluations.add(one(eval, place + "." + evaluations.size() + ".", model));
        }
        return evaluations;
    }

    /** Evaluations by names that are unique. */
    public static Map<String, Evaluation> named(List<Evaluation> evaluations, Function<Evaluation, String> name) {
        Map<String, Evaluation> named = new LinkedHashMap<>();
        for (Evaluation evaluation : evaluations) {
            String unique = name.apply(evaluation);
            for (int i = 2; named.containsKey(unique); i++) {
                unique = name.apply(evaluation) + " " + i;
            }
            named.put(unique, evaluation);
        }
        return named;
    }

    /** One that was read before. Fails with a 400 when the server does not have it any more. */
    public Evaluation again(String typeId, JsonNode config) {
        ObjectNode eval = JsonNodeFactory.instance.objectNode().put("name", typeId);
        return one(eval.set("config", config), "", null);
    }

    private Evaluation one(JsonNode eval, String place, String model) {
        String name = eval.get("name").textValue();
        ObjectNode config = eval.path("config") instanceof ObjectNode given ? given.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        if (model != null && !config.hasNonNull(MODEL)) {
            config.put(MODEL, model);
        }
        Settings settings = new Settings(config);
        Optional<Preset> preset = Presets.named(name);
        Optional<Grader> grader = graders.named(name);
        try {
            preset.ifPresent(found -> found.requireConfigured(settings));
            grader.ifPresent(found -> found.requireConfigured(settings));
        } catch (PresetFailure missing) {
            throw Problem.badRequest(place + missing.getMessage());
        }
        if (preset.isEmpty() && grader.isEmpty()) {
            TreeSet<String> names = new TreeSet<>(Presets.names());
            names.addAll(graders.names());
            throw Problem.badRequest(place + "name: there is no evaluation '" + name + "' on this server; there are "
                    + String.join(", ", names) + ".");
        }
        return new Evaluation(name, preset.orElse(null), grader.orElse(null), settings);
    }

    /** The results in the order of the rows. */
    public Uni<List<Result>> run(Scope scope, Evaluation evaluation, List<ObjectNode> rows) {
        return evaluation.isImmediate()
                ? Uni.createFrom().item(() -> PresetRun.of(evaluation.preset(), evaluation.settings(), rows))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                : graderRun.of(scope.projectId(), evaluation.grader(), evaluation.settings(), rows);
    }
}
