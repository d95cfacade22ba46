package io.agentaquarkus.athina.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.dataset.DatasetResults;
import io.agentaquarkus.athina.dataset.Datasets;
import io.agentaquarkus.athina.finding.Finding;
import io.agentaquarkus.evaluation.Origin;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.testset.Table;
import io.smallrye.mutiny.Uni;

/** Results that the SDK has found in its own process: the first is of the first row, and so on. */
@Singleton
class LoggedResults {

    private final Datasets datasets;
    private final DatasetResults results;

    LoggedResults(Datasets datasets, DatasetResults results) {
        this.datasets = datasets;
        this.results = results;
    }

    /** The id of the evaluation. Fails with a 404 without the dataset, and with a 400 when it has fewer rows. */
    Uni<UUID> log(Scope scope, ObjectNode sent) {
        JsonNode about = sent.get("development_eval_config");
        JsonNode list = sent.get("eval_results");
        DatasetResults.Config config = new DatasetResults.Config(about.get(DatasetResults.TYPE).textValue(),
                about.get("eval_display_name").textValue(), about.get("eval_config"), about.path("llm_engine").textValue(),
                null,
                Origin.CUSTOM);
        return datasets.fetch(scope, sent.get("dataset_id").textValue(), 0, Integer.MAX_VALUE).chain(table -> {
            if (list.size() > table.rows().size()) {
                throw Problem.badRequest("eval_results: there are " + list.size() + ", but the dataset has "
                        + table.rows().size() + " rows.");
            }
            Map<Table.Row, Finding> findings = new LinkedHashMap<>();
            for (int i = 0; i < list.size(); i++) {
                findings.put(table.rows().get(i),
                        Finding.of(list.get(i).path("metrics"), list.get(i).path("reason").textValue()));
            }
            return results.keep(scope, table, config, findings);
        });
    }
}
