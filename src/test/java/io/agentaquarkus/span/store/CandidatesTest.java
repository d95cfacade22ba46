package io.agentaquarkus.span.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.store.Candidates.Chunk;

class CandidatesTest {

    private static final int SEGMENTS = 6;
    private static final long TIMES = 1_000;

    private final Random random = new Random(9);

    @Test
    void comeAsIfAllOfThemHadBeenSorted() {
        for (int i = 0; i < 500; i++) {
            boolean ascending = random.nextBoolean();
            SpanScan scan = SpanScan.ofSpans(UUID.randomUUID(), Filter.ANYTHING,
                    new Windowing(time(random.nextInt(2)), time(-random.nextInt(2)), null, null,
                            ascending ? "ascending" : "descending", null, null));
            Candidates candidates = new Candidates(scan);
            List<Chunk> all = new ArrayList<>();
            for (int segment = 0; segment < SEGMENTS; segment++) {
                add(segment, scan, candidates, all);
            }
            Comparator<Chunk> order = ascending ? Comparator.comparingLong(Chunk::oldest)
                    : Comparator.comparingLong(Chunk::newest).reversed();
            all.sort(order);
            List<Chunk> taken = new ArrayList<>();
            while (!candidates.isEmpty()) {
                long begin = candidates.begin();
                taken.add(candidates.next());
                assertEquals(begin, begin(taken.get(taken.size() - 1), ascending));
            }
            assertEquals(all.stream().map(chunk -> begin(chunk, ascending)).toList(),
                    taken.stream().map(chunk -> begin(chunk, ascending)).toList());
            assertEquals(new HashSet<>(all), new HashSet<>(taken));
        }
    }

    /** Adds some spans of a segment of a few chunks, the last of which may be short. */
    private void add(int segment, SpanScan scan, Candidates candidates, List<Chunk> all) {
        int spans = 1 + random.nextInt(5 * SegmentSearch.CHUNK);
        long[] times = random.longs(spans, 0, TIMES).sorted().toArray();
        BitSet places = new BitSet();
        int some = random.nextInt(3) * random.nextInt(20);
        random.ints(some, 0, spans).forEach(places::set);
        int chunks = (spans + SegmentSearch.CHUNK - 1) / SegmentSearch.CHUNK;
        Long[] starts = new Long[chunks];
        Arrays.setAll(starts, chunk -> times[chunk * SegmentSearch.CHUNK]);
        candidates.add(segment, places, starts, times[spans - 1]);
        for (int chunk = 0; chunk < chunks; chunk++) {
            BitSet own = places.get(chunk * SegmentSearch.CHUNK, (chunk + 1) * SegmentSearch.CHUNK);
            long newest = chunk + 1 < chunks ? starts[chunk + 1] : times[spans - 1];
            if (!own.isEmpty() && newest >= scan.oldest() && starts[chunk] <= scan.newest()) {
                all.add(new Chunk(segment, chunk, starts[chunk], newest, own));
            }
        }
    }

    private static long begin(Chunk chunk, boolean ascending) {
        return ascending ? chunk.oldest() : chunk.newest();
    }

    /** One after the middle of all times, one before, or none for 0. */
    private Instant time(int side) {
        long micros = TIMES / 2 + side * random.nextInt((int) TIMES / 2);
        return side == 0 ? null : Instant.EPOCH.plusNanos(micros * 1_000);
    }
}
