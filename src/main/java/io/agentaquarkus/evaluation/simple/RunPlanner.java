package io.agentaquarkus.evaluation.simple;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.evaluation.execution.LiveRuns;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionLookup;
import io.agentaquarkus.testcase.TestcaseIds;
import io.agentaquarkus.testcase.TestcaseStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Finds the revisions that an evaluation is made of. */
@ApplicationScoped
class RunPlanner {

    private final RevisionLookup revisions;
    private final TestcaseStore testcases;

    RunPlanner(RevisionLookup revisions, TestcaseStore testcases) {
        this.revisions = revisions;
        this.testcases = testcases;
    }

    /**
     * Adds the steps to the plan, in the order of their kinds.
     *
     * @param live whether queries must be such that they do not find what evaluators leave behind
     * @return whether all revisions are there and have what it takes
     */
    Uni<Boolean> plan(UUID projectId, RunPlan plan, Steps steps, boolean live) {
        List<Addition> additions = new ArrayList<>();
        steps.queries().forEach((id, origin) -> additions.add(new Addition(Family.QUERY, id, origin)));
        steps.testsets().forEach((id, origin) -> additions.add(new Addition(Family.TESTSET, id, origin)));
        steps.applications().forEach((id, origin) -> additions.add(new Addition(Family.APPLICATION, id, origin)));
        steps.evaluators().forEach((id, origin) -> additions.add(new Addition(Family.EVALUATOR, id, origin)));
        return Multi.createFrom().iterable(additions).onItem()
                .transformToUniAndConcatenate(addition -> add(projectId, plan, addition, live))
                .collect().asList().map(found -> !found.contains(false));
    }

    private record Addition(Family family, UUID id, Origin origin) {
    }

    private Uni<Boolean> add(UUID projectId, RunPlan plan, Addition addition, boolean live) {
        return revisions.find(projectId, addition.family(), new References(null, null, Reference.ofId(addition.id())))
                .chain(revision -> revision == null ? Uni.createFrom().item(false)
                        : switch (addition.family()) {
                            case QUERY -> added(!live || LiveRuns.isOfInvocations(revision.data()),
                                    () -> plan.query(revision, addition.origin()));
                            case TESTSET -> testset(projectId, plan, revision, addition.origin());
                            case APPLICATION -> added(true, () -> plan.application(revision, addition.origin()));
                            default -> added(revision.data() != null, () -> plan.evaluator(revision, addition.origin()));
                        });
    }

    /** Whether the testset has a row. */
    Uni<Boolean> testset(UUID projectId, RunPlan plan, Revision revision, Origin origin) {
        List<UUID> ids = TestcaseIds.in(revision.data());
        return ids.isEmpty() ? Uni.createFrom().item(false)
                : testcases.find(projectId, ids.subList(0, 1)).chain(rows -> added(!rows.isEmpty(),
                        () -> plan.testset(revision, origin, ExactJson.read(rows.get(0).data()))));
    }

    private static Uni<Boolean> added(boolean allowed, Runnable addition) {
        if (allowed) {
            addition.run();
        }
        return Uni.createFrom().item(allowed);
    }
}
