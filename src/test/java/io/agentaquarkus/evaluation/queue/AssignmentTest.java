package io.agentaquarkus.evaluation.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.evaluation.QueueData;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Header;

/** Which scenarios of a queue are whose. */
class AssignmentTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID CID = new UUID(0, 3);

    @ParameterizedTest
    @CsvSource({ "7, 0, 0, ann, 0 1 2 3", "7, 0, 0, bob, 4 5 6", "7, 0, 0, cid, ''", "7, 4, 0, ann, 0 1 4 5",
            "7, 4, 0, bob, 2 3 6", "7, 4, 1, ann, 0 3 4", "7, 4, 2147483647, ann, 1 2 5 6", "0, 0, 0, ann, ''",
            "1, 0, 0, bob, ''", "121, 0, 0, bob, 60-119" })
    void inTurn(int scenarios, int batch, int offset, String user, String expected) {
        QueueData data = new QueueData(List.of(List.of(ANN, BOB)), null, null, batch == 0 ? null : batch, offset);
        assertEquals(expected,
                assigned(queue(true, data), scenarios, user.equals("ann") ? ANN : user.equals("bob") ? BOB : CID));
    }

    @Test
    void everyScenarioIsSomebodysWhateverItsId() {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(200).toList();
        Queue queue = queue(false, new QueueData(List.of(List.of(ANN, BOB, CID)), null, null, null, null));
        List<UUID> all = new ArrayList<>();
        Stream.of(ANN, BOB, CID).forEach(user -> all.addAll(Assignment.of(queue, ids, user)));
        assertEquals(ids.stream().sorted().toList(), all.stream().sorted().toList());
    }

    @Test
    void lanesInOppositeOrderGiveEverythingOnce() {
        QueueData data = new QueueData(List.of(List.of(ANN, BOB), List.of(BOB, ANN)), null, null, null, null);
        assertEquals("0 1 2 3", assigned(queue(true, data), 4, ANN));
    }

    @Test
    void anEmptyLaneGivesNothing() {
        assertEquals("", assigned(queue(true, new QueueData(List.of(List.of()), null, null, null, null)), 4, ANN));
    }

    private static String assigned(Queue queue, int count, UUID user) {
        List<UUID> ids = IntStream.range(0, count).mapToObj(i -> new UUID(9, i)).toList();
        List<String> places = Assignment.of(queue, ids, user).stream().map(id -> Integer.toString(ids.indexOf(id))).toList();
        return places.size() > 10 ? places.get(0) + "-" + places.get(places.size() - 1) : String.join(" ", places);
    }

    private static Queue queue(boolean sequential, QueueData data) {
        return Queue.create(new Actor(ANN, ANN, Instant.EPOCH), ANN, Header.NONE.withFlags(Queue.flags(sequential, false)),
                null,
                data);
    }
}
