package io.agentaquarkus.testset;

import jakarta.inject.Singleton;

import io.agentaquarkus.problem.Problem;

/** Refuses testsets that are too large. */
@Singleton
class TestsetLimits {

    private final int rowsMax;
    private final long bytesMax;

    TestsetLimits(TestsetConfig config) {
        this.rowsMax = config.rowsMax();
        this.bytesMax = config.bytesMax().asLongValue();
    }

    long bytesMax() {
        return bytesMax;
    }

    void requireRows(int rows) {
        if (rows > rowsMax) {
            throw Problem.badRequest(tooManyRows());
        }
    }

    void requireBytes(long bytes) {
        if (bytes > bytesMax) {
            throw Problem.badRequest("Testset exceeds the maximum size of " + size() + " per testset.");
        }
    }

    /** Null when the number of rows is within the limit. */
    String complaint(int rows) {
        return rows > rowsMax ? tooManyRows() : null;
    }

    private String tooManyRows() {
        return "Testset exceeds the maximum count of " + rowsMax + " testcases per testset.";
    }

    private String size() {
        return bytesMax % (1 << 20) == 0 ? (bytesMax >> 20) + " MB" : bytesMax + " bytes";
    }
}
