package io.agentaquarkus.testcase;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.hibernate.reactive.mutiny.Mutiny;

import io.agentaquarkus.paging.Windowing;
import io.smallrye.mutiny.Uni;

/** An HQL query over stored rows, oldest first unless asked for otherwise. */
final class TestcaseQuery {

    private final StringBuilder hql = new StringBuilder("select t from TestcaseEntity t where t.projectId = :project");
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Integer limit;

    TestcaseQuery(UUID projectId, UUID testsetId, Collection<UUID> ids, Windowing windowing) {
        parameters.put("project", projectId);
        add(testsetId, " and t.testsetId = :testset", "testset");
        add(ids, " and t.id in :ids", "ids");
        boolean descending = "descending".equals(windowing.order());
        // Rows of one commit have one time, so beside the last row of a page the bound of time must not exclude any.
        boolean continued = windowing.next() != null;
        add(windowing.oldest(), " and t.createdAt " + (continued || descending ? ">= :oldest" : "> :oldest"), "oldest");
        add(windowing.newest(), " and t.createdAt " + (continued || !descending ? "<= :newest" : "< :newest"), "newest");
        add(windowing.next(), " and t.place " + (descending ? "<" : ">")
                + " (select n.place from TestcaseEntity n where n.projectId = :project and n.id = :next)", "next");
        hql.append(" order by t.place").append(descending ? " desc" : "");
        limit = windowing.limit() == null ? null : Math.max(1, windowing.limit());
    }

    Uni<List<TestcaseEntity>> list(Mutiny.Session session) {
        Mutiny.SelectionQuery<TestcaseEntity> query = session.createSelectionQuery(hql.toString(), TestcaseEntity.class);
        parameters.forEach(query::setParameter);
        if (limit != null) {
            query.setMaxResults(limit);
        }
        return query.getResultList();
    }

    private void add(Object value, String condition, String parameter) {
        if (value != null) {
            hql.append(condition);
            parameters.put(parameter, value);
        }
    }
}
