package io.agentaquarkus.paging;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.mutiny.Uni;

/**
 * An HQL query over rows {@code r} of one project that have an {@code id} and a time {@code createdAt}, and a page of what it
 * finds (reference: agenta-platform, section 4).
 */
public final class PagedQuery<T> {

    private final Class<T> type;
    private final StringBuilder from;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private String order = "r.id";
    private Integer limit;

    /** @param from the query's source, which names the rows {@code r} */
    public PagedQuery(Class<T> type, String from, UUID projectId) {
        this.type = type;
        this.from = new StringBuilder(" from ").append(from).append(" where r.projectId = :project");
        parameters.put("project", projectId);
    }

    /** Rows for which a condition holds; values of its parameters are from {@link #bind}. */
    public PagedQuery<T> and(String condition) {
        from.append(" and ").append(condition);
        return this;
    }

    /** Rows with this value; null does not restrict. */
    public PagedQuery<T> equal(String path, Object value) {
        return value == null ? this : and(path + " = " + bind(value));
    }

    /** Rows with one of these values; null does not restrict, none at all matches nothing. */
    public PagedQuery<T> in(String path, Collection<?> values) {
        return values == null ? this : and(values.isEmpty() ? "false" : path + " in " + bind(values));
    }

    /** Rows whose JSON text has all of this; null and nothing do not restrict. */
    public PagedQuery<T> contains(String path, JsonNode json) {
        return json == null || json.isNull() || json.isEmpty() ? this : and(has(path, json));
    }

    /** The condition that a JSON text has all of this. */
    public String has(String path, JsonNode json) {
        return "cast(sql('cast(? as text)::jsonb @> cast(? as text)::jsonb', " + path + ", " + bind(json.toString())
                + ") as Boolean) = true";
    }

    /**
     * The part of the list that is asked for. Descending it goes from the newest, exclusive, down to the oldest, inclusive;
     * ascending the other way round. Beside a last item no bound excludes the rows that were made at the same time.
     *
     * @param windowing null for all, the oldest first
     * @param descending the order when the window does not say
     */
    public PagedQuery<T> page(Windowing windowing, boolean descending) {
        if (windowing == null) {
            return this;
        }
        boolean ascending = windowing.order() == null ? !descending : windowing.isAscending();
        order = ascending ? "r.id" : "r.id desc";
        limit = windowing.limit() == null ? null : Math.max(1, windowing.limit());
        if (windowing.next() != null) {
            and("r.id " + (ascending ? "> " : "< ") + bind(windowing.next()));
        }
        bound("<", windowing.newest(), ascending || windowing.next() != null);
        bound(">", windowing.oldest(), !ascending || windowing.next() != null);
        return this;
    }

    /** A parameter with a name of its own. */
    public PagedQuery<T> parameter(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** The name of a parameter with this value, to be put into a condition. */
    public String bind(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    public Uni<List<T>> list(Mutiny.Session session) {
        return list(session, order, limit);
    }

    /** In another order than the page's. */
    public Uni<List<T>> list(Mutiny.Session session, String orderBy, Integer rows) {
        return selection(session, "r", type, orderBy, rows).getResultList();
    }

    /** Columns of the rows instead of the rows: each answer has the values of these paths. */
    public Uni<List<Object[]>> list(Mutiny.Session session, String paths) {
        return selection(session, paths, Object[].class, order, limit).getResultList();
    }

    /** Holds the rows until the end of the transaction, in the order of their ids, so that nobody waits in a circle. */
    public Uni<List<T>> lock(Mutiny.Session session, LockMode mode) {
        return selection(session, "r", type, "r.id", null).setLockMode(mode).getResultList();
    }

    private <R> Mutiny.SelectionQuery<R> selection(Mutiny.Session session, String what, Class<R> resultType, String orderBy,
            Integer rows) {
        Mutiny.SelectionQuery<R> query = session.createSelectionQuery("select " + what + from + " order by " + orderBy,
                resultType);
        parameters.forEach(query::setParameter);
        return rows == null ? query : query.setMaxResults(rows);
    }

    private void bound(String operator, Instant time, boolean inclusive) {
        if (time != null) {
            and("r.createdAt " + operator + (inclusive ? "= " : " ") + bind(time));
        }
    }
}
