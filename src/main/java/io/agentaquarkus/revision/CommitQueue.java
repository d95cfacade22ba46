package io.agentaquarkus.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.agentaquarkus.database.Statements;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;

/**
 * Group commit of revisions that are added by themselves. One that finds a writer free is stored at once; while all writers
 * are busy, revisions gather, and the next free writer stores them together. PostgreSQL carries out the commits of
 * transactions that notify one after the other, the wait for the disk included: what gathers meanwhile waits for it once.
 */
@ApplicationScoped
class CommitQueue {

    /** One waits for the disk, the other does what comes before. */
    private static final int WRITERS = 2;
    private static final int REVISIONS_MAX = 64;
    private static final int CHARACTERS_MAX = 1 << 20;

    private final RevisionWriter writer;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int writersFree = WRITERS;

    @Inject
    CommitQueue(Pool pool) {
        this(Statements.of(pool));
    }

    CommitQueue(Statements statements) {
        this.writer = new RevisionWriter(statements);
    }

    /** As {@link RevisionWriter#append}, after the commit. */
    Uni<Revision> append(NewRevision revision) {
        Context caller = Vertx.currentContext();
        Uni<Revision> added = Uni.createFrom().emitter(emitter -> {
            synchronized (waiting) {
                waiting.add(new Waiting(revision, emitter));
            }
            write();
        });
        return writer.judged(revision, caller == null ? added
                : added.emitOn(command -> caller.runOnContext(ignored -> command.run())));
    }

    private void write() {
        for (List<Waiting> batch = next(); batch != null; batch = next()) {
            List<Waiting> current = batch;
            Uni.createFrom().deferred(() -> together(current)).onTermination().invoke(this::giveBack).subscribe().with(done -> {
            }, failure -> current.forEach(one -> one.emitter.fail(failure)));
        }
    }

    /** When the database refuses one, each is tried alone. Others may have been stored when the connection was lost. */
    private Uni<Void> together(List<Waiting> batch) {
        return writer.together(batch.stream().map(Waiting::revision).toList())
                .invoke(added -> batch.forEach(one -> one.emitter.complete(added.get(one.revision.id()))))
                .replaceWithVoid()
                .onFailure(failure -> failure instanceof PgException && batch.size() > 1)
                .recoverWithUni(() -> Multi.createFrom().iterable(batch).onItem()
                        .transformToUniAndConcatenate(one -> together(List.of(one)).onFailure()
                                .recoverWithUni(failure -> {
                                    one.emitter.fail(failure);
                                    return Uni.createFrom().voidItem();
                                }))
                        .onItem().ignoreAsUni());
    }

    private void giveBack() {
        synchronized (waiting) {
            writersFree++;
        }
        write();
    }

    private List<Waiting> next() {
        synchronized (waiting) {
            if (writersFree == 0 || waiting.isEmpty()) {
                return null;
            }
            writersFree--;
            List<Waiting> batch = new ArrayList<>();
            int characters = 0;
            do {
                Waiting one = waiting.poll();
                batch.add(one);
                characters += one.characters();
            } while (!waiting.isEmpty() && batch.size() < REVISIONS_MAX
                    && characters + waiting.peek().characters() <= CHARACTERS_MAX);
            return batch;
        }
    }

    private record Waiting(NewRevision revision, UniEmitter<? super Revision> emitter) {

        int characters() {
            return revision.text() == null ? 0 : revision.text().length();
        }
    }
}
