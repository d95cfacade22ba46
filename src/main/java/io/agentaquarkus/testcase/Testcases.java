package io.agentaquarkus.testcase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.References;
import io.agentaquarkus.revision.RevisionLookup;
import io.smallrye.mutiny.Uni;

/** Finds testcases by what they belong to (reference: agenta-entities, section 11.6). */
@ApplicationScoped
class Testcases {

    private final TestcaseStore store;
    private final RevisionLookup revisions;

    Testcases(TestcaseStore store, RevisionLookup revisions) {
        this.store = store;
        this.revisions = revisions;
    }

    /**
     * @param next the last row of a page that has a next one, else null
     * @param oldest where the next page begins, when rows are listed by their time, else null
     */
    record Page(List<Testcase> rows, UUID next, Instant oldest) {
    }

    /** The rows of the revision that the references find, in its order; none when they find none. */
    Uni<Page> ofRevision(UUID projectId, References references, Windowing windowing) {
        return revisions.find(projectId, Family.TESTSET, references).chain(revision -> {
            IdPage page = IdPage.of(TestcaseIds.in(revision == null ? null : revision.data()), windowing);
            UUID next = page.isLast() ? null : page.ids().get(page.ids().size() - 1);
            return store.find(projectId, page.ids()).map(rows -> new Page(rows, next, null));
        });
    }

    Uni<List<Testcase>> byIds(UUID projectId, List<UUID> ids) {
        return store.find(projectId, ids);
    }

    /**
     * Rows whatever revision they are in.
     *
     * @param testsetId null for rows of any testset
     * @param ids null for all rows of the testset, else the order of the answer
     * @param windowing cuts a page by the time at which rows were stored
     */
    Uni<Page> stored(UUID projectId, UUID testsetId, List<UUID> ids, Windowing windowing) {
        return store.list(projectId, testsetId, ids, windowing).map(rows -> {
            boolean full = windowing.limit() != null && windowing.limit() != 0
                    && rows.size() >= Math.max(1, windowing.limit());
            Testcase last = full ? rows.get(rows.size() - 1) : null;
            return new Page(ids == null ? rows : TestcaseStore.inOrder(ids, rows), last == null ? null : last.id(),
                    last == null ? null : last.createdAt());
        });
    }
}
