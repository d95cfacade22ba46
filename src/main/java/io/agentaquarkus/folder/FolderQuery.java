package io.agentaquarkus.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.mutiny.Uni;

/** An HQL query over folders, in the order in which they were made. */
final class FolderQuery {

    private final StringBuilder hql = new StringBuilder("select f from FolderEntity f where f.projectId = :project");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    FolderQuery(UUID projectId, FolderFilter filter) {
        parameters.put("project", projectId);
        in("f.id", filter.ids());
        in("f.slug", filter.slugs());
        in("f.parentId", filter.parents());
        in("f.path", filter.paths());
        if (filter.topOnly()) {
            hql.append(" and f.parentId is null");
        }
        if (!filter.kind()) {
            hql.append(" and f.kind is null");
        }
        for (Set<String> prefixes : filter.prefixes()) {
            hql.append(prefixes.stream().map(this::subtree).collect(Collectors.joining(" or ", " and (", ")")));
        }
        contains("f.flags", filter.flags());
        contains("f.tags", filter.tags());
    }

    Uni<List<FolderEntity>> list(Mutiny.Session session) {
        Mutiny.SelectionQuery<FolderEntity> query = session.createSelectionQuery(hql + " order by f.id", FolderEntity.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private <T> void in(String path, List<Set<T>> sets) {
        for (Set<T> values : sets) {
            hql.append(" and ").append(path).append(" in ").append(bind(values));
        }
    }

    private String subtree(String path) {
        return "f.path = " + bind(path) + " or left(f.path, " + (path.length() + 1) + ") = " + bind(path + ".");
    }

    private void contains(String path, JsonNode json) {
        if (json != null && !json.isEmpty()) {
            hql.append(" and cast(sql('cast(? as text)::jsonb @> cast(? as text)::jsonb', ").append(path).append(", ")
                    .append(bind(json.toString())).append(") as Boolean) = true");
        }
    }

    private String bind(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
