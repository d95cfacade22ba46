package io.agentaquarkus.testcase;

import java.util.Iterator;
import java.util.List;

import io.smallrye.mutiny.Uni;

/** Rows that are to be stored, given out in batches, so that no more than one batch has to be in memory. */
public interface TestcaseBatches extends AutoCloseable {

    /** The next rows; none at the end. */
    Uni<List<NewTestcase>> next();

    @Override
    void close();

    /** Rows that are in memory anyway. */
    static TestcaseBatches of(List<NewTestcase> rows) {
        Iterator<List<NewTestcase>> all = List.of(rows).iterator();
        return new TestcaseBatches() {

            @Override
            public Uni<List<NewTestcase>> next() {
                return Uni.createFrom().item(all.hasNext() ? all.next() : List.of());
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
    }
}
