package io.agentaquarkus.testset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.agentaquarkus.testcase.NewTestcase;
import io.agentaquarkus.testcase.TestcaseBatches;
import io.smallrye.mutiny.Uni;

/**
 * The rows of an uploaded file. It has been read once to the end, so that all of it is known to be good; the rows are not in
 * memory, but are read again when they are stored.
 */
final class FileRows implements TestsetRows {

    private static final int BATCH_ROWS = 1_000;
    private static final int BATCH_CHARS = 1 << 20;

    private final Workers workers;
    private final UploadedFile file;
    private final UUID testsetId;
    private final List<UUID> ids = new ArrayList<>();
    /** Numbers of the rows in whose place a later one has come. */
    private final BitSet replaced = new BitSet();

    private FileRows(UploadedFile file, UUID testsetId, Workers workers) {
        this.workers = workers;
        this.file = file;
        this.testsetId = testsetId;
    }

    /**
     * Reads the file, blocking.
     *
     * @throws UnreadableFile when it is not of its type
     * @throws BadRow for the first row that is not good, or one too many
     */
    static FileRows of(UploadedFile file, UUID testsetId, TestsetLimits limits, Workers workers) throws IOException {
        FileRows rows = new FileRows(file, testsetId, workers);
        Map<UUID, Place> places = new HashMap<>();
        try (UploadedFile.Rows all = file.open()) {
            for (FileRow row = all.next(); row != null; row = all.next()) {
                String tooMany = limits.complaint(all.count());
                if (tooMany != null) {
                    throw new BadRow(0, tooMany);
                }
                rows.add(row, all.count() - 1, places);
            }
        }
        return rows;
    }

    @Override
    public List<UUID> ids(UUID testset) {
        if (!testset.equals(testsetId)) {
            throw new IllegalArgumentException("The file was read for testset " + testsetId);
        }
        return ids;
    }

    @Override
    public TestcaseBatches batches() {
        return new Batches();
    }

    private void add(FileRow row, int number, Map<UUID, Place> places) {
        UUID id = row.testcase().id(testsetId);
        Place earlier = row.key() == null ? null : places.get(row.key());
        if (earlier == null) {
            ids.add(id);
        } else {
            ids.set(earlier.index(), id);
            replaced.set(earlier.number());
        }
        if (row.key() != null) {
            places.put(row.key(), new Place(earlier == null ? ids.size() - 1 : earlier.index(), number));
        }
    }

    /**
     * @param index among the ids
     * @param number among the rows of the file
     */
    private record Place(int index, int number) {
    }

    private final class Batches implements TestcaseBatches {

        private UploadedFile.Rows rows;

        @Override
        public Uni<List<NewTestcase>> next() {
            return workers.run(this::read);
        }

        @Override
        public void close() {
            try {
                if (rows != null) {
                    rows.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<NewTestcase> read() throws IOException {
            if (rows == null) {
                rows = file.open();
            }
            List<NewTestcase> batch = new ArrayList<>();
            int chars = 0;
            while (batch.size() < BATCH_ROWS && chars < BATCH_CHARS) {
                FileRow row = rows.next();
                if (row == null) {
                    return batch;
                }
                if (!replaced.get(rows.count() - 1)) {
                    batch.add(row.testcase());
                    chars += row.testcase().data().toString().length();
                }
            }
            return batch;
        }
    }
}
