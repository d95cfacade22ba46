package io.agentaquarkus.testcase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.revision.Actor;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The stored rows of testsets. */
@ApplicationScoped
public class TestcaseStore {

    private static final int PAGE = 500;
    private static final String INSERT = """
            insert into testcase (project_id, id, testset_id, data, flags, tags, meta, created_at, created_by_id)
            select ?1, r.id, ?2, r.data, r.flags, r.tags, r.meta, ?3, ?4
            from unnest(cast(?5 as uuid[]), cast(?6 as varchar[]), cast(?7 as varchar[]), cast(?8 as varchar[]),
                cast(?9 as varchar[])) with ordinality r(id, data, flags, tags, meta, place)
            order by r.place
            on conflict do nothing
            """;
    /** Two commits that store the same new rows in different orders would otherwise wait for each other. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))";
    private static final String FIND = "select * from testcase where project_id = ?1 and id = any(cast(?2 as uuid[]))";

    /**
     * Stores rows that are not there yet; what is there stays as it is. It is part of the session's transaction, to whose end
     * other commits to the testset wait.
     *
     * @param rows closed at the end, whatever the outcome
     */
    public Uni<Void> add(Mutiny.Session session, Actor actor, UUID testsetId, TestcaseBatches rows) {
        return session.createNativeQuery(LOCK, Integer.class).setParameter(1, "testcase " + testsetId).getSingleResult()
                .chain(() -> Multi.createBy().repeating().uni(rows::next).until(List::isEmpty)
                        .onItem().transformToUniAndConcatenate(batch -> insert(session, actor, testsetId, batch))
                        .collect().last().replaceWithVoid())
                .onTermination().invoke(rows::close);
    }

    /** The rows that there are, in the order of the ids, each as often as its id. */
    public Uni<List<Testcase>> find(UUID projectId, List<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of())
                : Panache.withSession(() -> Panache.getSession().chain(session -> find(session, projectId, ids)));
    }

    /** As {@link #find}, a page at a time, each read when the one before has been dealt with. */
    public Multi<List<Testcase>> pages(UUID projectId, List<UUID> ids) {
        return Multi.createFrom().range(0, (ids.size() + PAGE - 1) / PAGE).onItem().transformToUniAndConcatenate(
                page -> find(projectId, ids.subList(page * PAGE, Math.min(ids.size(), (page + 1) * PAGE))));
    }

    /** As above, in a session that is open already. */
    public Uni<List<Testcase>> find(Mutiny.Session session, UUID projectId, List<UUID> ids) {
        return session.createNativeQuery(FIND, TestcaseEntity.class).setParameter(1, projectId)
                .setParameter(2, ids.toArray(UUID[]::new)).getResultList()
                .map(found -> inOrder(ids, found.stream().map(TestcaseEntity::toTestcase).toList()));
    }

    /**
     * Rows by what they belong to, in the order in which they were stored.
     *
     * @param testsetId null for rows of any testset
     * @param ids null for all rows
     */
    Uni<List<Testcase>> list(UUID projectId, UUID testsetId, Collection<UUID> ids, Windowing windowing) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> new TestcaseQuery(projectId, testsetId, ids, windowing).list(session)))
                .map(found -> found.stream().map(TestcaseEntity::toTestcase).toList());
    }

    private static Uni<Integer> insert(Mutiny.Session session, Actor actor, UUID testsetId, List<NewTestcase> batch) {
        return session.createNativeQuery(INSERT).setParameter(1, actor.projectId()).setParameter(2, testsetId)
                .setParameter(3, actor.now()).setParameter(4, actor.userId())
                .setParameter(5, batch.stream().map(row -> row.id(testsetId)).toArray(UUID[]::new))
                .setParameter(6, batch.stream().map(row -> row.data().toString()).toArray(String[]::new))
                .setParameter(7, batch.stream().map(row -> ExactJson.write(row.flags())).toArray(String[]::new))
                .setParameter(8, batch.stream().map(row -> ExactJson.write(row.tags())).toArray(String[]::new))
                .setParameter(9, batch.stream().map(row -> ExactJson.write(row.meta())).toArray(String[]::new))
                .executeUpdate();
    }

    /** The rows that there are, in the order of the ids, each as often as its id. */
    static List<Testcase> inOrder(List<UUID> ids, List<Testcase> rows) {
        Map<UUID, Testcase> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        List<Testcase> ordered = new ArrayList<>(ids.size());
        for (UUID id : ids) {
            Testcase testcase = byId.get(id);
            if (testcase != null) {
                ordered.add(testcase);
            }
        }
        return ordered;
    }
}
