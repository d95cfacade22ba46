package io.agentaquarkus.statistics;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * How many values are in each of several bins between two bounds. Values above the upper bound count in the last bin, those
 * below the lower one in none.
 *
 * @param edged bins of equal width that begin and end at the bounds; otherwise the first and the last bin have their middle
 *        there, and so are half as wide as the others
 */
public record Histogram(double lowest, double highest, boolean edged, long[] counts) {

    /** With what is written of it. */
    private static final long BIN_BYTES = 100;

    /**
     * The part of a histogram that a caller can choose; null leaves it to the values.
     *
     * @param bins their number; the root of the number of values
     * @param lowest the lower bound; the smallest value
     * @param highest the upper bound; the largest value
     */
    public record Form(Integer bins, Double lowest, Double highest, boolean edged) {

        static Form of(JsonNode spec) {
            return new Form(spec.hasNonNull("bins") ? spec.get("bins").intValue() : null, bound(spec.get("vmin")),
                    bound(spec.get("vmax")), spec.path("edge").asBoolean(true));
        }

        private static Double bound(JsonNode value) {
            return value == null || value.isNull() ? null : (Double) value.doubleValue();
        }
    }

    /** @param sorted one value or more, ascending */
    static Histogram of(double[] sorted, Form form, Budget budget) {
        double lowest = form.lowest() == null ? sorted[0] : form.lowest();
        double highest = form.highest() == null ? sorted[sorted.length - 1] : form.highest();
        int bins = sorted.length == 1 || !(lowest < highest) ? 1
                : form.bins() != null ? form.bins() : (int) Math.ceil(Math.sqrt(sorted.length));
        budget.take(bins * BIN_BYTES);
        Histogram histogram = new Histogram(lowest, highest, form.edged() || bins == 1, new long[bins]);
        for (double value : sorted) {
            if (value >= lowest) {
                histogram.counts[histogram.bin(value)]++;
            }
        }
        return histogram;
    }

    private int bin(double value) {
        int last = counts.length - 1;
        if (last == 0 || value >= highest) {
            return last;
        }
        double place = (value - lowest) / (highest - lowest);
        return Math.min(last, (int) (edged ? place * counts.length : place * last + 0.5));
    }

    private double width() {
        return (highest - lowest) / (edged ? counts.length : counts.length - 1);
    }

    /** Where a bin begins, and the one before ends. */
    private double edge(int bin) {
        return bin == 0 ? lowest : bin == counts.length ? highest : lowest + (edged ? bin : bin - 0.5) * width();
    }

    void write(JsonGenerator out) throws IOException {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        out.writeStartArray();
        for (int bin = 0; bin < counts.length; bin++) {
            out.writeStartObject();
            out.writeNumberField("bin", bin + 1);
            out.writeNumberField("count", counts[bin]);
            out.writeArrayFieldStart("interval");
            FigureJson.write(out, edge(bin));
            FigureJson.write(out, edge(bin + 1));
            out.writeEndArray();
            out.writeNumberField("density", FigureJson.density(counts[bin], total));
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
