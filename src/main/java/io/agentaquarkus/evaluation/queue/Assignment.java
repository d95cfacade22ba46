package io.agentaquarkus.evaluation.queue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.evaluation.QueueData;

/**
 * Which scenarios of a queue are whose (reference: agenta-evaluations, section 5.3). Scenarios are counted into a number of
 * buckets, in turn or by their ids, and the users of a repeat have a range of buckets each.
 */
final class Assignment {

    private static final int BUCKETS = 120;

    private Assignment() {
    }

    /**
     * @param scenarios all of them, in the order of their ids
     * @param user null for everybody's
     */
    static List<UUID> of(Queue queue, List<UUID> scenarios, UUID user) {
        QueueData data = queue.dataOrNone();
        if (user == null || data.userIds() == null || data.userIds().isEmpty()) {
            return scenarios;
        }
        int buckets = !queue.isSequential() ? BUCKETS
                : Math.min(scenarios.size(), data.batchSize() == null ? BUCKETS : data.batchSize());
        long offset = data.batchOffset() == null ? 0 : data.batchOffset();
        Set<UUID> assigned = new LinkedHashSet<>();
        for (List<UUID> users : data.userIds()) {
            List<int[]> ranges = ranges(users, user, buckets);
            for (int i = 0; i < scenarios.size() && !ranges.isEmpty(); i++) {
                int bucket = queue.isSequential() ? (int) ((offset + i) % buckets) : bucket(scenarios.get(i));
                if (ranges.stream().anyMatch(range -> range[0] <= bucket && bucket < range[1])) {
                    assigned.add(scenarios.get(i));
                }
            }
        }
        return List.copyOf(assigned);
    }

    /** Equal parts, the first of which have one more when it does not come out even; a user may have several. */
    private static List<int[]> ranges(List<UUID> users, UUID user, int buckets) {
        List<int[]> ranges = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < users.size(); i++) {
            int end = begin + buckets / users.size() + (i < buckets % users.size() ? 1 : 0);
            if (users.get(i).equals(user)) {
                ranges.add(new int[] { begin, end });
            }
            begin = end;
        }
        return ranges;
    }

    private static int bucket(UUID id) {
        return new BigInteger(id.toString().replace("-", ""), 16).mod(BigInteger.valueOf(BUCKETS)).intValue();
    }
}
