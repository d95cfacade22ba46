package io.agentaquarkus.testset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.contract.ModelContract;

/** A file that was sent with a form and lies on the disk until the request is answered. */
record UploadedFile(Path path, FileType type, FileUse use, ModelContract contract) {

    Rows open() throws IOException {
        return new Rows(RowReader.open(path, type));
    }

    /** The rows from the beginning. It blocks. */
    final class Rows implements Closeable {

        private final RowReader reader;
        private int count;

        private Rows(RowReader reader) {
            this.reader = reader;
        }

        /** The next row, or null at the end. */
        FileRow next() throws IOException {
            ObjectNode values = reader.next();
            return values == null ? null : use.row(values, count++, reader.line(), contract);
        }

        /** How many rows have been read. */
        int count() {
            return count;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
