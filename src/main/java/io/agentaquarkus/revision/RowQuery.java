package io.agentaquarkus.revision;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.paging.PagedQuery;
import io.agentaquarkus.paging.Windowing;
import io.smallrye.mutiny.Uni;

/** An HQL query over one of the tables, put together from the conditions of {@link Criteria}. */
final class RowQuery<T extends VersionedRow> {

    private final PagedQuery<T> query;

    /** @param from the query's source, which names the rows {@code r} */
    RowQuery(Class<T> type, String from, UUID projectId, Kind kind, Windowing windowing) {
        query = new PagedQuery<>(type, from, projectId);
        query.and("r.kind = :kind").parameter("kind", kind).page(windowing, true);
    }

    RowQuery<T> notArchivedUnless(boolean includeArchived) {
        if (!includeArchived) {
            query.and("r.deletedAt is null");
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
            query.and("(" + parent + ".id in " + query.bind(ids) + " or " + parent + ".slug in " + query.bind(slugs) + ")");
        }
        return this;
    }

    RowQuery<T> in(String path, Collection<?> values) {
        if (!values.isEmpty()) {
            query.in(path, values);
        }
        return this;
    }

    RowQuery<T> part(String path, String text) {
        if (text != null && !text.isEmpty()) {
            query.and(path + " ilike " + query.bind("%" + text + "%"));
        }
        return this;
    }

    RowQuery<T> folder(Criteria.Folder folder) {
        if (folder.restricted()) {
            query.and(folder.id() == null ? "r.folderId is null" : "r.folderId = " + query.bind(folder.id()));
        }
        return this;
    }

    RowQuery<T> equal(String path, Object value) {
        query.and(path + " = " + query.bind(value));
        return this;
    }

    RowQuery<T> atMost(String path, Object value) {
        query.and(path + " <= " + query.bind(value));
        return this;
    }

    Uni<List<T>> list(Mutiny.Session session) {
        return query.list(session);
    }

    Uni<List<T>> list(Mutiny.Session session, String orderBy, Integer rows) {
        return query.list(session, orderBy, rows);
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
        query.contains(path, json);
        return this;
    }
}
