package io.agentaquarkus.evaluation.simple;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.RunData;
import io.agentaquarkus.evaluation.RunFlags;
import io.agentaquarkus.evaluation.execution.Execution;
import io.agentaquarkus.evaluation.store.EvaluationStore;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionLookup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Evaluations of one or more variants of applications side by side: the newest revision of everything counts. */
@ApplicationScoped
public class VariantEvaluations {

    private final RevisionLookup revisions;
    private final RunPlanner planner;
    private final EvaluationStore store;
    private final Execution execution;

    VariantEvaluations(RevisionLookup revisions, RunPlanner planner, EvaluationStore store, Execution execution) {
        this.revisions = revisions;
        this.planner = planner;
        this.store = store;
        this.execution = execution;
    }

    /**
     * Accepts the execution of the variants for each row of the testset. Each evaluator looks at each variant; one that no
     * server runs is left to people.
     *
     * @param name null for none
     * @return the run before it is executed; fails with 404 when something is not there, and with 400 when there are no rows
     */
    public Uni<Run> start(Actor actor, String name, UUID testsetId, List<UUID> variantIds, List<UUID> evaluatorIds) {
        UUID project = actor.projectId();
        RunPlan plan = new RunPlan();
        return newest(project, Family.TESTSET, "run.testset_id", new References(Reference.ofId(testsetId), null, null))
                .chain(testset -> planner.testset(project, plan, testset, Origin.AUTO)).invoke(filled -> {
                    if (!filled) {
                        throw Problem.badRequest("run.testset_id: the testset has no rows.");
                    }
                })
                .chain(() -> all(project, Family.APPLICATION, "run.variant_ids", variantIds,
                        id -> new References(null, Reference.ofId(id), null)))
                .chain(variants -> all(project, Family.EVALUATOR, "run.evaluator_ids", evaluatorIds,
                        id -> new References(Reference.ofId(id), null, null))
                        .invoke(evaluators -> steps(plan, variants, evaluators)))
                .chain(() -> {
                    RunData data = plan.data(1, null);
                    Header header = new Header(name, null, null, null, null);
                    Run run = Run.create(actor, header, RunFlags.NONE.derived(data), null, data);
                    return store.write(project, tables -> SimpleEvaluations.accept(tables, actor, run));
                }).invoke(execution::wake);
    }

    private static void steps(RunPlan plan, List<Revision> variants, List<Revision> evaluators) {
        List<String> applications = variants.stream().map(variant -> plan.application(variant, Origin.AUTO)).toList();
        for (Revision evaluator : evaluators) {
            Origin origin = evaluator.data().hasNonNull("url") ? Origin.AUTO : Origin.HUMAN;
            if (applications.size() == 1) {
                plan.evaluator(evaluator, origin);
            } else {
                applications.forEach(application -> plan.evaluator(evaluator, origin, application));
            }
        }
    }

    @FunctionalInterface
    private interface Named {

        References by(UUID id);
    }

    private Uni<List<Revision>> all(UUID projectId, Family family, String place, List<UUID> ids, Named named) {
        return Multi.createFrom().iterable(new LinkedHashSet<>(ids)).onItem()
                .transformToUniAndConcatenate(id -> newest(projectId, family, place, named.by(id))).collect().asList();
    }

    private Uni<Revision> newest(UUID projectId, Family family, String place, References references) {
        return revisions.find(projectId, family, references)
                .map(revision -> revision == null || family != Family.TESTSET && revision.data() == null ? null : revision)
                .onItem().ifNull()
                .failWith(() -> Problem.notFound(place + ": there is no such " + family.singular()
                        + " with a committed version."));
    }
}
