package io.agentaquarkus.athina.dataset;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Moments;
import io.agentaquarkus.athina.Own;
import io.agentaquarkus.athina.Owners;
import io.agentaquarkus.athina.finding.Finding;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.testset.Table;

/** Datasets as clients write and read them (reference: athina-api, section 6). */
final class DatasetShape {

    static final String PROJECT = "project_name";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String FORBIDDEN = "__id";
    private static final String[] KEPT = { "source", "language_model_id", "prompt_template", PROJECT };
    private static final String[] DESCRIBED = { "id", "source", "user_id", "org_id", "name", "description",
            "language_model_id", "prompt_template", "created_at", "updated_at" };

    private DatasetShape() {
    }

    static Header header(ObjectNode sent) {
        ObjectNode meta = sent.get("metadata") instanceof ObjectNode metadata ? metadata.deepCopy() : JSON.objectNode();
        ObjectNode own = Own.put(meta);
        for (String member : KEPT) {
            if (sent.has(member)) {
                own.set(member, sent.get(member));
            }
        }
        if (sent.path(EvalColumns.MEMBER).size() > 0) {
            own.set(EvalColumns.MEMBER, sent.get(EvalColumns.MEMBER));
        }
        ObjectNode tags = JSON.objectNode();
        sent.path("tags").forEach(tag -> tags.put(tag.asText(), true));
        return new Header(null, sent.path("description").textValue(), null, tags.isEmpty() ? null : tags, meta);
    }

    /** Fails for a row that has a member of the name that the clients keep for themselves. */
    static List<ObjectNode> rows(JsonNode sent) {
        List<ObjectNode> rows = new ArrayList<>(sent.size());
        for (JsonNode row : sent) {
            if (row.has(FORBIDDEN)) {
                throw forbidden("dataset_rows." + rows.size() + "." + FORBIDDEN);
            }
            rows.add((ObjectNode) row);
        }
        return rows;
    }

    static String column(JsonNode name, String field) {
        if (name.asText().equals(FORBIDDEN)) {
            throw forbidden(field);
        }
        return name.asText();
    }

    private static Problem forbidden(String field) {
        return Problem.badRequest(field + ": the name " + FORBIDDEN + " is not allowed.");
    }

    /** All members that clients read; what is not known is null. */
    static ObjectNode dataset(Scope scope, Artifact artifact, Instant changed) {
        JsonNode own = Own.of(artifact.header());
        ObjectNode shown = JSON.objectNode().put("id", artifact.id().toString())
                .put("source", own.path("source").asText("api"))
                .put("user_id", artifact.lifecycle().createdById().toString());
        Owners.name(shown, scope);
        shown.put("name", artifact.header().name() == null ? artifact.slug() : artifact.header().name());
        shown.put("description", artifact.header().description());
        for (String member : KEPT) {
            if (!shown.has(member)) {
                shown.set(member, own.has(member) ? own.get(member) : JSON.nullNode());
            }
        }
        Instant updated = artifact.lifecycle().updatedAt() == null ? artifact.lifecycle().createdAt()
                : artifact.lifecycle().updatedAt();
        shown.putNull("reference_dataset_id");
        shown.put("created_at", Moments.text(artifact.lifecycle().createdAt()));
        return shown.put("updated_at", Moments.text(changed != null && changed.isAfter(updated) ? changed : updated));
    }

    static ObjectNode dataset(Scope scope, Artifact artifact) {
        return dataset(scope, artifact, null);
    }

    /** The members of the document's schema. */
    static ObjectNode bare(ObjectNode dataset) {
        ObjectNode bare = JSON.objectNode();
        for (String member : DESCRIBED) {
            bare.set(member, dataset.get(member));
        }
        return bare;
    }

    /** The whole of what a client fetches. */
    static ObjectNode table(Scope scope, Table table, boolean withRows, List<DatasetResults.Kept> kept) {
        Artifact artifact = table.testset().artifact();
        ObjectNode data = JSON.objectNode();
        ObjectNode dataset = dataset(scope, artifact, table.testset().revision().lifecycle().createdAt());
        dataset.putNull("reference_dataset");
        dataset.putArray("derived_datasets");
        ArrayNode columns = dataset.putArray("datacolumn");
        table.columns().forEach((name, type) -> columns.addObject().put("id", columnId(artifact.id(), name))
                .put("dataset_id", artifact.id().toString()).put("name", name).put("column_type", "static")
                .put("data_type", type == null ? "string" : type.word()).putNull("node_config_id").putNull("position")
                .putNull("node_config"));
        data.set("dataset", dataset);
        if (withRows) {
            ArrayNode rows = data.putArray("dataset_rows");
            ArrayNode ids = JSON.arrayNode();
            table.rows().forEach(row -> {
                rows.add(row(artifact.id(), row, kept));
                ids.add(row.id());
            });
            data.set("dataset_row_ids", ids);
        }
        ArrayNode names = data.putArray("data_columns");
        table.columns().keySet().forEach(names::add);
        DatasetResults.metrics(kept).forEach(data.putArray("metric_columns")::add);
        ArrayNode configs = data.putArray("development_eval_configs");
        kept.forEach(one -> configs.addObject().put("id", one.evaluated().id().toString())
                .put("display_name", one.evaluated().name()).put("eval_type_id", one.evaluated().typeId()));
        return data;
    }

    /** The values stand beside what the server says of the row, which counts where a column has the same name. */
    private static ObjectNode row(UUID datasetId, Table.Row row, List<DatasetResults.Kept> kept) {
        ObjectNode shown = JSON.objectNode().put("id", row.id()).put("sequence_number", row.number())
                .put("dataset_id", datasetId.toString());
        row.values().properties().forEach(value -> shown.putIfAbsent(value.getKey(), value.getValue()));
        ArrayNode results = shown.putArray("dataset_eval_results");
        for (DatasetResults.Kept one : kept) {
            Finding finding = one.findings().get(row.id());
            if (finding != null) {
                finding.metrics().properties().forEach(metric -> results.addObject()
                        .put("development_eval_config_id", one.evaluated().id().toString()).put("metric_id", metric.getKey())
                        .put("metric_value", Finding.text(metric.getValue())).put("explanation", finding.reason()));
            }
        }
        return shown;
    }

    private static String columnId(UUID datasetId, String name) {
        return UUID.nameUUIDFromBytes((datasetId + name).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
