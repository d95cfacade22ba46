package io.agentaquarkus.testset;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads the rows of a file one by one. It blocks. */
interface RowReader extends Closeable {

    /**
     * The next row, or null at the end.
     *
     * @throws UnreadableFile when the file is not of its type
     * @throws BadRow when it is, but the row is not good
     */
    ObjectNode next() throws IOException;

    /** The line in which the last row begins, from 1. */
    long line();

    static RowReader open(Path file, FileType type) throws IOException {
        // A decoder of its own, since the usual one puts question marks in the place of what is no UTF-8.
        Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder());
        return type == FileType.CSV ? new CsvRowReader(text) : new JsonRowReader(text);
    }
}
