package io.agentaquarkus.testset;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.Revisions;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.revision.SimpleEntities;
import io.agentaquarkus.testcase.TestcaseIds;
import io.agentaquarkus.testcase.TestcaseStore;
import io.smallrye.mutiny.Uni;

/**
 * Testsets as tables that are changed where they are: rows are added, and single cells get other values, each time as a
 * revision of its own. All values of a column are of one type.
 */
@ApplicationScoped
public class Tables {

    private final SimpleEntities testsets;
    private final Revisions revisions;
    private final TestcaseStore testcases;
    private final TestsetLimits limits;

    Tables(SimpleEntities testsets, Revisions revisions, TestcaseStore testcases, TestsetLimits limits) {
        this.testsets = testsets;
        this.revisions = revisions;
        this.testcases = testcases;
        this.limits = limits;
    }

    /** @param row counts from 1 */
    public record Cell(int row, String column, JsonNode value) {
    }

    public Uni<Simple> create(Actor actor, NewArtifact testset, List<ObjectNode> rows) {
        limits.requireRows(rows.size());
        ColumnType.requireSame(rows);
        ArrayNode stored = JsonNodeFactory.instance.arrayNode(rows.size());
        rows.forEach(row -> stored.addObject().set("data", TableChange.identified(row)));
        return testsets.create(actor, Family.TESTSET, testset, TestsetRows.data(stored));
    }

    /** The rows from an offset on, as many as the limit; null when there is no such testset. */
    public Uni<Table> fetch(UUID projectId, UUID id, int offset, int limit) {
        return find(projectId, id).onItem().ifNotNull()
                .transformToUni(testset -> testcases.find(projectId, TestcaseIds.in(testset.revision().data()))
                        .map(all -> Table.of(testset, all, offset, limit)));
    }

    /** Rows as they were, whatever has become of their testset since; numbered as they are asked for. */
    public Uni<List<Table.Row>> rows(UUID projectId, List<UUID> testcaseIds) {
        return testcases.find(projectId, testcaseIds).map(Table::rows);
    }

    /** The ids of the new rows; null when there is no such testset. */
    public Uni<List<String>> append(Actor actor, UUID id, List<ObjectNode> rows) {
        List<ObjectNode> stored = rows.stream().map(TableChange::identified).toList();
        return change(actor, id, TableChange.append(stored)).onItem().ifNotNull()
                .transform(changed -> stored.stream().map(row -> row.get(DedupId.MEMBER).textValue()).toList());
    }

    /** All cells or none; null when there is no such testset. */
    public Uni<Simple> set(Actor actor, UUID id, List<Cell> cells) {
        return change(actor, id, TableChange.cells(cells));
    }

    /** The testset, when it is there and has not been archived. */
    public Uni<Simple> find(UUID projectId, UUID id) {
        return testsets.fetch(projectId, Family.TESTSET, id)
                .map(testset -> testset == null || testset.artifact().lifecycle().deletedAt() != null ? null : testset);
    }

    private Uni<Simple> change(Actor actor, UUID id, TableChange change) {
        return find(actor.projectId(), id).onItem().ifNotNull().transformToUni(testset -> {
            Header header = testset.artifact().header().withFlags(null);
            return revisions.commit(actor, Family.TESTSET, new Commit(id, testset.variant().id(), null, header, null, null,
                    change.delta())).map(committed -> testset.withRevision(committed.revision()));
        });
    }
}
