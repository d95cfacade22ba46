package io.agentaquarkus.evaluation.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

/**
 * Writes rows of which there is one for each key, whether it is there or not, in one statement. Of one that is there id and
 * creation stay, and the members that are kept; everything else is replaced.
 */
final class Upsert<R, E extends EvaluationRow<R>> {

    private static final Map<String, String> COMMON = common();

    private final Class<E> type;
    private final String sql;

    /**
     * @param columns of the table besides those of all, with their types
     * @param key the columns that are unique in a project
     * @param kept columns that a row keeps which is there
     */
    Upsert(Class<E> type, String table, Map<String, String> columns, List<String> key, List<String> kept) {
        this.type = type;
        Map<String, String> all = new LinkedHashMap<>(COMMON);
        all.putAll(columns);
        String names = all.keySet().stream().map(Upsert::quoted).collect(Collectors.joining(", "));
        this.sql = "insert into " + table + " (project_id, " + names + ") select cast(?1 as uuid), "
                + names + " from json_to_recordset(cast(cast(?2 as text) as json)) as r("
                + all.entrySet().stream().map(column -> quoted(column.getKey()) + " " + column.getValue())
                        .collect(Collectors.joining(", "))
                + ") on conflict (project_id, " + key.stream().map(Upsert::quoted).collect(Collectors.joining(", "))
                + ") do update set "
                + all.keySet().stream().filter(name -> !key.contains(name) && !kept.contains(name) && !isOfCreation(name))
                        .map(name -> quoted(name) + " = excluded." + quoted(name)).collect(Collectors.joining(", "))
                + " returning *";
    }

    private static boolean isOfCreation(String column) {
        return column.equals("id") || column.startsWith("created_");
    }

    /** The rows as they are stored then, in no order. */
    Uni<List<R>> write(Mutiny.Session session, UUID projectId, List<ObjectNode> rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(rows);
        return session.createNativeQuery(sql, type).setParameter(1, projectId).setParameter(2, list.toString())
                .getResultList().map(Table::records);
    }

    /** The members of a row that all tables have. */
    static ObjectNode row(EvaluationRow<?> row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", text(row.id)).put("flags", row.flags).put("tags", row.tags).put("meta", row.meta)
                .put("status", row.status.name()).put("created_at", text(row.createdAt)).put("updated_at", text(row.updatedAt))
                .put("created_by_id", text(row.createdById)).put("updated_by_id", text(row.updatedById));
        return json;
    }

    static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, String> common() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("id", "uuid");
        columns.put("flags", "text");
        columns.put("tags", "text");
        columns.put("meta", "text");
        columns.put("status", "text");
        columns.put("created_at", "timestamptz");
        columns.put("updated_at", "timestamptz");
        columns.put("created_by_id", "uuid");
        columns.put("updated_by_id", "uuid");
        return columns;
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }
}
