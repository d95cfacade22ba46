package io.agentaquarkus.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The statistics of numbers. */
record NumericResult(Map<String, Json> members) implements Result {

    /** With what is written of it. */
    private static final int ENTRY_BYTES = 100;
    private static final int STATISTICS_BYTES = 3_000;

    /** @param values one or more; they are sorted here */
    static NumericResult of(MetricSpec spec, double[] values, Budget budget) {
        budget.take(STATISTICS_BYTES);
        Arrays.sort(values);
        double smallest = values[0];
        double largest = values[values.length - 1];
        double sum = Arrays.stream(values).sum();
        int count = values.length;
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("count", out -> out.writeNumber(count));
        members.put("sum", out -> FigureJson.write(out, sum));
        members.put("mean", out -> FigureJson.write(out, sum / count));
        members.put("min", out -> FigureJson.write(out, smallest));
        members.put("max", out -> FigureJson.write(out, largest));
        members.put("range", out -> FigureJson.write(out, largest - smallest));
        members.putAll(new Percentiles(values).members());
        if (spec.type() == MetricType.CONTINUOUS) {
            members.put("hist", Histogram.of(values, spec.histogram(), budget)::write);
        } else {
            Frequencies frequencies = new Frequencies();
            for (int begin = 0, end; begin < values.length; begin = end) {
                for (end = begin + 1; end < values.length && values[end] == values[begin]; end++) {
                }
                budget.take(ENTRY_BYTES);
                frequencies.add(values[begin], end - begin);
            }
            members.putAll(frequencies.members());
        }
        return new NumericResult(members);
    }
}
