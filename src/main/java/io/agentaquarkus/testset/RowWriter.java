package io.agentaquarkus.testset;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

import io.agentaquarkus.testcase.Testcase;

/** Writes rows, page by page, in the form of a file or an answer. It blocks. */
interface RowWriter extends Closeable {

    void write(List<Testcase> page) throws IOException;

    /** Ends what is written. */
    @Override
    void close() throws IOException;
}
