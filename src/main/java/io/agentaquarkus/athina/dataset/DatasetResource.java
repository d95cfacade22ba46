package io.agentaquarkus.athina.dataset;

import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.athina.Access;
import io.agentaquarkus.athina.Bodies;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.testset.Tables;
import io.smallrye.mutiny.Uni;

/** Datasets (reference: athina-api, section 6). */
@Path("/v1/dataset_v2")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class DatasetResource {

    private static final String LIMIT = "1000";
    private static final String ADDED = "Dataset rows added successfully";
    private static final String DELETED = "Dataset deleted successfully";

    private final Access access;
    private final Datasets datasets;
    private final DatasetRows uploads;
    private final DatasetResults results;

    DatasetResource(Access access, Datasets datasets, DatasetRows uploads, DatasetResults results) {
        this.access = access;
        this.datasets = datasets;
        this.uploads = uploads;
        this.results = results;
    }

    @POST
    public Uni<ObjectNode> createDataset(byte[] body) {
        ObjectNode sent = Bodies.read(body);
        EvalColumns columns = EvalColumns.in(DatasetShape.rows(sent.path("dataset_rows")),
                EvalColumns.of(sent.path(EvalColumns.MEMBER)));
        return access.editing(Family.TESTSET, scope -> uploads
                .create(scope, sent.get("name").textValue(), DatasetShape.header(sent), columns).map(made -> {
                    ObjectNode dataset = DatasetShape.dataset(scope, made.artifact());
                    return Bodies.answer(DatasetShape.bare(dataset), "dataset", dataset);
                }));
    }

    @GET
    @Path("all")
    public Uni<ObjectNode> listDatasets() {
        return access.viewing(Family.TESTSET, scope -> datasets.all(scope).map(all -> {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            all.forEach(artifact -> list.add(DatasetShape.dataset(scope, artifact)));
            ObjectNode bare = JsonNodeFactory.instance.objectNode();
            bare.set("datasets", list);
            return Bodies.answer(bare, "datasets", list);
        }));
    }

    @GET
    @Path("{dataset_id}")
    public Uni<ObjectNode> getDataset(@RestPath("dataset_id") String id, @RestQuery @DefaultValue("0") int offset,
            @RestQuery @DefaultValue(LIMIT) int limit) {
        return access.viewing(Family.TESTSET, scope -> fetch(scope, id, offset, limit, true)).map(data -> {
            ObjectNode bare = DatasetShape.bare((ObjectNode) data.get("dataset"));
            bare.set("dataset_rows", data.get("dataset_rows"));
            return Bodies.answer(bare, data);
        });
    }

    @POST
    @Path("fetch-by-id/{dataset_id}")
    public Uni<ObjectNode> fetchDatasetById(@RestPath("dataset_id") String id, @RestQuery @DefaultValue("0") int offset,
            @RestQuery @DefaultValue(LIMIT) int limit,
            @RestQuery("include_dataset_rows") @DefaultValue("true") boolean withRows) {
        return access.viewing(Family.TESTSET, scope -> fetch(scope, id, offset, limit, withRows))
                .map(data -> Bodies.answer(JsonNodeFactory.instance.objectNode(), data));
    }

    @POST
    @Path("fetch-by-name")
    public Uni<ObjectNode> fetchDatasetByName(@RestQuery @DefaultValue("0") int offset,
            @RestQuery @DefaultValue(LIMIT) int limit,
            @RestQuery("include_dataset_rows") @DefaultValue("true") boolean withRows, byte[] body) {
        String name = Bodies.read(body).get("name").textValue();
        return access.viewing(Family.TESTSET, scope -> datasets.byName(scope, name)
                .chain(id -> fetch(scope, id.toString(), offset, limit, withRows)))
                .map(data -> Bodies.answer(JsonNodeFactory.instance.objectNode(), data));
    }

    @DELETE
    @Path("{dataset_id}")
    public Uni<ObjectNode> deleteDataset(@RestPath("dataset_id") String id) {
        return access.editing(Family.TESTSET, scope -> datasets.remove(scope, id)).replaceWith(() -> Bodies.message(DELETED));
    }

    @POST
    @Path("{dataset_id}/add-rows")
    public Uni<ObjectNode> addDatasetRows(@RestPath("dataset_id") String id, byte[] body) {
        List<ObjectNode> rows = DatasetShape.rows(Bodies.read(body).path("dataset_rows"));
        return access.editing(Family.TESTSET, scope -> uploads.append(scope, id, rows)).map(ids -> {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            ids.forEach(data.putArray("dataset_row_ids")::add);
            return Bodies.message(ADDED, data);
        });
    }

    @POST
    @Path("{dataset_id}/cell")
    public Uni<ObjectNode> updateDatasetCell(@RestPath("dataset_id") String id, byte[] body) {
        return set(id, List.of(cell(ExactJson.readObject(body), "")), "Cell updated successfully");
    }

    @PUT
    @Path("{dataset_id}/cells")
    public Uni<ObjectNode> updateDatasetCells(@RestPath("dataset_id") String id, byte[] body) {
        List<Tables.Cell> cells = new ArrayList<>();
        Bodies.read(body).path("cells").forEach(cell -> cells.add(cell(cell, "cells." + cells.size() + ".")));
        return set(id, cells, "Cells updated successfully");
    }

    @POST
    @Path("{dataset_id}/change-project")
    public Uni<ObjectNode> changeDatasetProject(@RestPath("dataset_id") String id, byte[] body) {
        JsonNode project = Bodies.read(body).get(DatasetShape.PROJECT);
        return access.editing(Family.TESTSET, scope -> datasets.note(scope, id, DatasetShape.PROJECT, project)
                .map(artifact -> Bodies.answer(JsonNodeFactory.instance.objectNode(),
                        DatasetShape.dataset(scope, artifact))));
    }

    private Uni<ObjectNode> fetch(Scope scope, String id, int offset, int limit, boolean withRows) {
        return datasets.fetch(scope, id, offset, limit).chain(table -> results.of(scope, table)
                .map(kept -> DatasetShape.table(scope, table, withRows, kept)));
    }

    private Uni<ObjectNode> set(String id, List<Tables.Cell> cells, String message) {
        return access.editing(Family.TESTSET, scope -> datasets.set(scope, id, cells))
                .replaceWith(() -> Bodies.message(message));
    }

    private static Tables.Cell cell(JsonNode sent, String place) {
        return new Tables.Cell(sent.get("row_no").intValue(),
                DatasetShape.column(sent.get("column_name"), place + "column_name"), sent.get("value"));
    }
}
