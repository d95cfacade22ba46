package io.agentaquarkus.evaluation.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.background.Home;
import io.agentaquarkus.evaluation.Result;
import io.agentaquarkus.evaluation.Run;
import io.agentaquarkus.evaluation.Step;
import io.agentaquarkus.evaluation.Work;
import io.agentaquarkus.evaluation.execution.NewScenarios.Item;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.query.QueryRun;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Reference;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.RevisionLookup;
import io.agentaquarkus.testcase.TestcaseIds;
import io.agentaquarkus.testcase.TestcaseStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Where scenarios come from. */
@ApplicationScoped
class Sources {

    private final RevisionLookup revisions;
    private final TestcaseStore testcases;
    private final QueryRun queries;
    private final Traces traces;

    Sources(RevisionLookup revisions, TestcaseStore testcases, QueryRun queries, Traces traces) {
        this.revisions = revisions;
        this.testcases = testcases;
        this.queries = queries;
        this.traces = traces;
    }

    /** All testcases of the run's testsets and all traces of its queries. Fails with 404 when a revision is no more. */
    Uni<List<Item>> items(UUID projectId, Run run, Work work) {
        return Multi.createFrom().iterable(run.dataOrNone().steps(Step.Type.INPUT)).onItem()
                .transformToUniAndConcatenate(input -> items(projectId, input, work)).collect()
                .in(ArrayList<Item>::new, List::addAll).map(items -> items);
    }

    private Uni<List<Item>> items(UUID projectId, Step input, Work work) {
        if (input.references().containsKey("testset_revision")) {
            return revision(projectId, Family.TESTSET, input).map(revision -> TestcaseIds.in(revision.data()).stream()
                    .map(id -> Item.ofTestcase(input, id)).toList());
        }
        if (input.references().containsKey("query_revision")) {
            return revision(projectId, Family.QUERY, input).chain(revision -> traceIds(projectId, revision.data(), work))
                    .map(ids -> ids.stream().map(id -> Item.ofTrace(input, id)).toList());
        }
        return Uni.createFrom().item(List.of());
    }

    private Uni<Revision> revision(UUID projectId, Family family, Step input) {
        Reference reference = input.reference(family.singular() + "_revision");
        return Home.back(() -> revisions.find(projectId, family, new References(null, null, reference))).onItem().ifNull()
                .failWith(() -> Problem.notFound("The revision of step '" + input.key() + "' is not there."));
    }

    /** In the order of the query; live, of a minute, whatever window the query has but for its rate. */
    private Uni<List<UUID>> traceIds(UUID projectId, ObjectNode data, Work work) {
        ObjectNode asked = data == null ? JsonNodeFactory.instance.objectNode() : data.deepCopy();
        Windowing window = Windowing.NONE;
        if (work.oldest() != null) {
            Double rate = Windowing.read(asked.get("windowing")).rate();
            asked.remove("windowing");
            window = new Windowing(work.newest(), work.oldest(), null, null, null, null, rate);
        }
        Windowing asking = window;
        return Home.back(() -> queries.traceIds(projectId, asked, asking));
    }

    /** What a scenario is about; null when none of its cells says. */
    Uni<Source> source(UUID projectId, Run run, List<Result> cells) {
        for (Step input : run.dataOrNone().steps(Step.Type.INPUT)) {
            for (Result cell : cells) {
                if (cell.stepKey().equals(input.key()) && cell.testcaseId() != null) {
                    return Home.back(() -> testcases.find(projectId, List.of(cell.testcaseId())))
                            .map(found -> Source.ofTestcase(input, cell.testcaseId(), found.isEmpty() ? null
                                    : (ObjectNode) ExactJson.read(found.get(0).data())));
                }
                if (cell.stepKey().equals(input.key()) && cell.traceId() != null) {
                    return traces.find(projectId, cell.traceId()).map(Source::ofTrace);
                }
            }
        }
        return Uni.createFrom().nullItem();
    }
}
