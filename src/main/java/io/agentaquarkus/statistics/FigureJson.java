package io.agentaquarkus.statistics;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

/** How figures are written. */
final class FigureJson {

    /** Up to here every whole number has a double of its own. */
    private static final double WHOLE_MAX = 1L << 53;

    private FigureJson() {
    }

    /** Whole numbers without a fraction; null for what JSON has no form, such as a sum beyond all doubles. */
    static void write(JsonGenerator out, double value) throws IOException {
        if (!Double.isFinite(value)) {
            out.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) <= WHOLE_MAX) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(value);
        }
    }

    /** A share with five decimals. */
    static double density(long count, long total) {
        return total == 0 ? 0 : Math.round(count * 100_000.0 / total) / 100_000.0;
    }
}
