package io.agentaquarkus.testset;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;

import io.agentaquarkus.problem.Problem;

/**
 * A change of a table's rows by their numbers. It is the delta of a commit, so that it is applied to the rows that there are
 * when its turn comes, and all of it or nothing.
 */
abstract class TableChange {

    private static final String MEMBER = "change";

    /** The delta that stands for this change; no client can send it. */
    final ObjectNode delta() {
        ObjectNode delta = JsonNodeFactory.instance.objectNode();
        delta.set(MEMBER, JsonNodeFactory.instance.pojoNode(this));
        return delta;
    }

    /** The change that a delta stands for, or null. */
    static TableChange in(ObjectNode delta) {
        return delta.get(MEMBER) instanceof POJONode node && node.getPojo() instanceof TableChange change ? change : null;
    }

    /** Changes the rows, {@code {"id", "data", …}} each, in place. */
    abstract void apply(ArrayNode rows);

    final ArrayNode applied(ArrayNode base, TestsetLimits limits) {
        ArrayNode rows = base.deepCopy();
        apply(rows);
        limits.requireRows(rows.size());
        List<ObjectNode> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(DedupId.content((ObjectNode) row.get("data"))));
        ColumnType.requireSame(values);
        return rows;
    }

    /** New rows behind those that there are. */
    static TableChange append(List<ObjectNode> added) {
        return new TableChange() {

            @Override
            void apply(ArrayNode rows) {
                added.forEach(row -> rows.addObject().set("data", row));
            }
        };
    }

    /** Other values of single cells; a column that is not there comes to be. */
    static TableChange cells(List<Tables.Cell> cells) {
        return new TableChange() {

            @Override
            void apply(ArrayNode rows) {
                for (Tables.Cell cell : cells) {
                    if (cell.row() < 1 || cell.row() > rows.size()) {
                        throw Problem.badRequest("row_no: there is no row " + cell.row() + "; the rows are 1 to " + rows.size()
                                + ".");
                    }
                    ((ObjectNode) rows.get(cell.row() - 1).get("data")).set(cell.column(), cell.value());
                }
            }
        };
    }

    /** The values of a row that is to be stored, with an id that stays when they change. */
    static ObjectNode identified(ObjectNode values) {
        return DedupId.content(values).put(DedupId.MEMBER, UUID.randomUUID().toString());
    }
}
