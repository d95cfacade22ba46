package io.agentaquarkus.span.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.agentaquarkus.span.filter.TermQuery;
import io.agentaquarkus.span.search.Postings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Finds which spans of the segments have the terms of a filter. */
final class SegmentSearch {

    /** Spans of a segment that lie together: two rows of as many fill a page. */
    static final int CHUNK = 240;

    private static final int POSTINGS_FETCHED = 1_000;
    /** Where more than one in so many spans has the terms, it costs less to look at all. */
    private static final int WORTHWHILE = 4;

    private static final String SEGMENTS = """
            select id, spans, full_size, unlisted from span_segment
            where project_id = $1 and last_start >= $2 and chunk_starts[1] <= $3
            """;
    private static final String POSTINGS = """
            select segment_id, bucket, postings from span_segment_terms where project_id = $1 and bucket = any($2)
            """;
    private static final String BOUNDS = """
            select id, chunk_starts, last_start from span_segment where project_id = $1 and id = any($2)
            """;

    private final SpanScan scan;
    private final Set<Integer> terms = new HashSet<>();

    private SegmentSearch(SpanScan scan) {
        this.scan = scan;
        collect(scan.terms());
    }

    /** Empty when the terms leave out too few. */
    static Uni<Optional<Candidates>> find(TimedRead read, SpanScan scan) {
        SegmentSearch search = new SegmentSearch(scan);
        return read.rows(SEGMENTS, List.of(scan.projectId(), scan.oldest(), scan.newest()))
                .chain(segments -> segments.isEmpty() ? Uni.createFrom().item(Optional.of(new Candidates(scan)))
                        : search.find(read, segments));
    }

    /** Of the postings, which are megabytes where there are many segments, only what concerns the terms is kept. */
    private Uni<Optional<Candidates>> find(TimedRead read, List<Row> rows) {
        Map<Long, Segment> segments = new LinkedHashMap<>();
        rows.forEach(row -> segments.put(row.getLong(0), new Segment(row.getInteger(1),
                row.getBoolean(2) ? Postings.Size.FULL : Postings.Size.SMALL, row.getArrayOfIntegers(3), new HashMap<>())));
        Integer[] buckets = terms.stream().flatMap(term -> Arrays.stream(Postings.Size.values())
                .map(size -> size.bucket(term))).distinct().toArray(Integer[]::new);
        return read.each(POSTINGS, List.of(scan.projectId(), buckets), POSTINGS_FETCHED, row -> {
            Segment segment = segments.get(row.getLong(0));
            if (segment != null) {
                segment.read(row.getDelegate().getBuffer(2).getBytes(), row.getInteger(1), terms);
            }
        }).chain(() -> {
            Map<Long, BitSet> found = new HashMap<>();
            long spans = 0;
            long candidates = 0;
            for (Map.Entry<Long, Segment> entry : segments.entrySet()) {
                BitSet places = entry.getValue().candidates(scan.terms());
                spans += entry.getValue().spans;
                candidates += places.cardinality();
                if (!places.isEmpty()) {
                    found.put(entry.getKey(), places);
                }
            }
            return candidates > spans / WORTHWHILE && candidates > CHUNK ? Uni.createFrom().item(Optional.empty())
                    : found.isEmpty() ? Uni.createFrom().item(Optional.of(new Candidates(scan))) : candidates(read, found);
        });
    }

    private Uni<Optional<Candidates>> candidates(TimedRead read, Map<Long, BitSet> found) {
        return read.rows(BOUNDS, List.of(scan.projectId(), found.keySet().toArray(Long[]::new))).map(rows -> {
            Candidates candidates = new Candidates(scan);
            rows.forEach(row -> candidates.add(row.getLong(0), found.get(row.getLong(0)), row.getArrayOfLongs(1),
                    row.getLong(2)));
            return Optional.of(candidates);
        });
    }

    private void collect(TermQuery query) {
        if (query instanceof TermQuery.Has has) {
            terms.add(has.term());
        } else if (query instanceof TermQuery.All all) {
            all.parts().forEach(this::collect);
        } else if (query instanceof TermQuery.One one) {
            one.parts().forEach(this::collect);
        }
    }

    /**
     * @param unlisted numbers of spans that are always candidates
     * @param places the spans that have a term, of each that some have
     */
    private record Segment(int spans, Postings.Size size, Integer[] unlisted, Map<Integer, BitSet> places) {

        void read(byte[] postings, int bucket, Set<Integer> terms) {
            for (Integer term : terms) {
                if (size.bucket(term) == bucket) {
                    BitSet found = Postings.find(postings, term, spans);
                    if (!found.isEmpty()) {
                        places.put(term, found);
                    }
                }
            }
        }

        BitSet candidates(TermQuery query) {
            BitSet found = places.isEmpty() ? new BitSet() : find(query);
            for (Integer always : unlisted) {
                found.set(always);
            }
            return found;
        }

        /** A set that the caller may change. */
        private BitSet find(TermQuery query) {
            BitSet found = new BitSet();
            if (query instanceof TermQuery.Has has) {
                found.or(places.getOrDefault(has.term(), found));
            } else if (query instanceof TermQuery.One one) {
                one.parts().forEach(part -> found.or(find(part)));
            } else if (query instanceof TermQuery.All all) {
                found.set(0, spans);
                all.parts().forEach(part -> found.and(find(part)));
            }
            return found;
        }
    }
}
