package io.agentaquarkus.revision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/** How commits gather, with a database that answers when the test says so. */
class CommitQueueTest {

    private static final Actor ACTOR = new Actor(UUID.randomUUID(), UUID.randomUUID(), Instant.EPOCH);
    private static final PgException TAKEN = new PgException("duplicate key", "ERROR", "23505", null);
    private static final int COLUMNS = 29;

    private final List<Statement> statements = new ArrayList<>();
    private final CommitQueue queue = new CommitQueue((sql, parameters) -> {
        if (sql.startsWith("select next_version")) {
            return Uni.createFrom().item(List.<Object[]> of(new Object[] { 1 }));
        }
        Statement statement = new Statement((UUID[]) parameters[4], new CompletableFuture<>());
        statements.add(statement);
        return Uni.createFrom().completionStage(statement.answer);
    });

    @Test
    void whatComesWhileAllWritersAreBusyIsStoredTogether() {
        List<CompletableFuture<Revision>> commits = commits(5);
        assertEquals(List.of(1, 1), sizes());
        statements.get(1).succeed();
        assertEquals(List.of(1, 1, 3), sizes());
        assertTrue(commits.get(1).isDone());
        assertEquals(1, commits.stream().filter(CompletableFuture::isDone).count());
        statements.get(2).succeed();
        assertEquals(4, commits.stream().filter(CompletableFuture::isDone).count());
        for (int i = 0; i < 3; i++) {
            Revision added = commits.get(i + 2).join();
            assertEquals(statements.get(2).ids[i], added.id());
            assertEquals(i, added.version());
        }
    }

    @Test
    void aRefusedOneIsFoundAndTheOthersAreStored() {
        List<CompletableFuture<Revision>> commits = commits(5);
        statements.get(0).succeed();
        statements.get(2).answer.completeExceptionally(TAKEN);
        statements.get(3).succeed();
        statements.get(4).answer.completeExceptionally(TAKEN);
        statements.get(5).succeed();
        assertEquals(List.of(1, 1, 3, 1, 1, 1), sizes());
        assertEquals(statements.get(2).ids[0], commits.get(2).join().id());
        assertEquals(TAKEN, failure(commits.get(3)));
        assertEquals(statements.get(2).ids[2], commits.get(4).join().id());
        commits(1);
        assertEquals(7, statements.size(), "the writer is free again");
    }

    @Test
    void whatMayHaveBeenStoredIsNotTriedAgain() {
        List<CompletableFuture<Revision>> commits = commits(4);
        statements.get(0).succeed();
        statements.get(2).answer.completeExceptionally(new IOException("The connection is lost."));
        assertEquals(3, statements.size());
        assertInstanceOf(IOException.class, failure(commits.get(2)));
        assertInstanceOf(IOException.class, failure(commits.get(3)));
    }

    @Test
    void aVariantThatIsNotThereIsNull() {
        List<CompletableFuture<Revision>> commits = commits(1);
        statements.get(0).answer.complete(List.of());
        assertNull(commits.get(0).join());
    }

    @Test
    void aVariantOfAnotherArtifactIsRefused() {
        NewRevision revision = revision(UUID.randomUUID(), "");
        CompletableFuture<Revision> commit = queue.append(revision).subscribeAsCompletionStage();
        statements.get(0).answer.complete(List.of());
        assertTrue(failure(commit) instanceof Problem problem && problem.status() == 409);
    }

    @Test
    void aStatementTakesAMegabyteOrOneRevision() {
        commits(2);
        for (int i = 0; i < 3; i++) {
            queue.append(revision(null, "x".repeat(600_000))).subscribeAsCompletionStage();
        }
        statements.get(0).succeed();
        statements.get(2).succeed();
        assertEquals(List.of(1, 1, 1, 1), sizes());
    }

    private List<CompletableFuture<Revision>> commits(int count) {
        List<CompletableFuture<Revision>> commits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commits.add(queue.append(revision(null, "")).subscribeAsCompletionStage());
        }
        return commits;
    }

    private static NewRevision revision(UUID artifactId, String text) {
        return new NewRevision(ACTOR, Kind.WORKFLOW, UUID.randomUUID(), UUID.randomUUID(), artifactId, "slug", Header.NONE,
                null,
                null, text);
    }

    private List<Integer> sizes() {
        return statements.stream().map(statement -> statement.ids.length).toList();
    }

    private static Throwable failure(CompletableFuture<Revision> commit) {
        return commit
                .handle((revision, failure) -> failure instanceof CompletionException wrapped ? wrapped.getCause() : failure)
                .join();
    }

    /** @param ids of the revisions that it is to store */
    private record Statement(UUID[] ids, CompletableFuture<List<Object[]>> answer) {

        /** Numbers them from 0. */
        void succeed() {
            List<Object[]> rows = new ArrayList<>();
            for (UUID id : ids) {
                Object[] row = Arrays.copyOf(new Object[] { id, rows.size() }, COLUMNS);
                rows.add(row);
            }
            answer.complete(rows);
        }
    }
}
