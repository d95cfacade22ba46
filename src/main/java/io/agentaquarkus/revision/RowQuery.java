package io.agentaquarkus.revision;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.paging.Windowing;
import io.smallrye.mutiny.Uni;

/** An HQL query over one of the tables, put together from the conditions of {@link Criteria}. */
final class RowQuery<T extends VersionedRow> {

    private final Class<T> type;
    private final StringBuilder hql;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final String order;
    private final Integer limit;

    /** @param from the query's source, which names the rows {@code r} */
    RowQuery(Class<T> type, String from, UUID projectId, Kind kind, Windowing windowing) {
        this.type = type;
        this.hql = new StringBuilder("select r from ").append(from).append(" where r.projectId = :project and r.kind = :kind");
        parameters.put("project", projectId);
        parameters.put("kind", kind);
        this.limit = windowing == null || windowing.limit() == null ? null : Math.max(1, windowing.limit());
        this.order = windowing == null || windowing.isAscending() ? "r.id" : "r.id desc";
        if (windowing != null) {
            window(windowing);
        }
    }

    RowQuery<T> notArchivedUnless(boolean includeArchived) {
        if (!includeArchived) {
            hql.append(" and r.deletedAt is null");
        }
        return this;
    }

    RowQuery<T> header(Criteria.Text text, JsonNode flags, JsonNode tags) {
        in("r.slug", text.slugs());
        part("r.name", text.name());
        part("r.description", text.description());
        contains("r.flags", flags);
        contains("r.tags", tags);
        return this;
    }

    /** Rows with one of the ids and one of the slugs, as far as any are given. */
    RowQuery<T> among(List<Reference> references) {
        return in("r.id", ids(references)).in("r.slug", slugs(references));
    }

    /** Rows whose parent has one of the ids or one of the slugs. */
    RowQuery<T> below(String parent, List<Reference> references) {
        List<UUID> ids = ids(references);
        List<String> slugs = slugs(references);
        if (!ids.isEmpty() || !slugs.isEmpty()) {
            hql.append(" and (").append(parent).append(".id in ").append(bind(ids)).append(" or ").append(parent)
                    .append(".slug in ").append(bind(slugs)).append(')');
        }
        return this;
    }

    RowQuery<T> in(String path, Collection<?> values) {
        if (!values.isEmpty()) {
            hql.append(" and ").append(path).append(" in ").append(bind(values));
        }
        return this;
    }

    RowQuery<T> part(String path, String text) {
        if (text != null && !text.isEmpty()) {
            hql.append(" and ").append(path).append(" ilike ").append(bind("%" + text + "%"));
        }
        return this;
    }

    RowQuery<T> folder(Criteria.Folder folder) {
        if (folder.restricted()) {
            hql.append(folder.id() == null ? " and r.folderId is null" : " and r.folderId = " + bind(folder.id()));
        }
        return this;
    }

    RowQuery<T> equal(String path, Object value) {
        hql.append(" and ").append(path).append(" = ").append(bind(value));
        return this;
    }

    RowQuery<T> atMost(String path, Object value) {
        hql.append(" and ").append(path).append(" <= ").append(bind(value));
        return this;
    }

    Uni<List<T>> list(Mutiny.Session session) {
        return list(session, order, limit);
    }

    Uni<List<T>> list(Mutiny.Session session, String orderBy, Integer rows) {
        Mutiny.SelectionQuery<T> query = session.createSelectionQuery(hql + " order by " + orderBy, type);
        parameters.forEach(query::setParameter);
        if (rows != null) {
            query.setMaxResults(rows);
        }
        return query.getResultList();
    }

    /** The first row in an order, or null. */
    Uni<T> first(Mutiny.Session session, String orderBy) {
        return list(session, orderBy, 1).map(rows -> rows.isEmpty() ? null : rows.get(0));
    }

    private static List<UUID> ids(List<Reference> references) {
        return references.stream().map(Reference::id).filter(Objects::nonNull).toList();
    }

    private static List<String> slugs(List<Reference> references) {
        return references.stream().map(Reference::slug).filter(Objects::nonNull).toList();
    }

    RowQuery<T> contains(String path, JsonNode json) {
        if (json != null && !json.isNull() && !json.isEmpty()) {
            hql.append(" and cast(sql('cast(? as text)::jsonb @> cast(? as text)::jsonb', ").append(path).append(", ")
                    .append(bind(json.toString())).append(") as Boolean) = true");
        }
        return this;
    }

    /** Descending: from the newest, exclusive, down to the oldest, inclusive; ascending the other way round. */
    private void window(Windowing windowing) {
        boolean ascending = windowing.isAscending();
        if (windowing.next() != null) {
            hql.append(ascending ? " and r.id > " : " and r.id < ").append(bind(windowing.next()));
        }
        bound("<", windowing.newest(), ascending || windowing.next() != null);
        bound(">", windowing.oldest(), !ascending || windowing.next() != null);
    }

    private void bound(String operator, Instant time, boolean inclusive) {
        if (time != null) {
            hql.append(" and r.createdAt ").append(operator).append(inclusive ? "= " : " ").append(bind(time));
        }
    }

    private String bind(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
