package io.agentaquarkus.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Percentiles, and the ranges between two of them that lie around the middle, also as shares of the median. */
final class Percentiles {

    private static final Map<String, Double> SHARES = shares("p00.05 p00.1 p00.5 p01 p02.5 p05 p10 p12.5 p20 p25 p30 p37.5 "
            + "p40 p50 p60 p62.5 p70 p75 p80 p87.5 p90 p95 p97.5 p99 p99.5 p99.9 p99.95");

    private static final List<Range> RANGES = List.of(new Range("25", "p37.5", "p62.5"), new Range("50", "p25", "p75"),
            new Range("75", "p12.5", "p87.5"), new Range("80", "p10", "p90"), new Range("90", "p05", "p95"),
            new Range("95", "p02.5", "p97.5"), new Range("99", "p00.5", "p99.5"), new Range("99.9", "p00.05", "p99.95"));

    private final Map<String, Double> values = new LinkedHashMap<>();

    /** @param sorted one value or more, ascending */
    Percentiles(double[] sorted) {
        SHARES.forEach((name, share) -> values.put(name, at(sorted, share)));
    }

    /** Between two values in proportion, in the order of operations of PostgreSQL's {@code percentile_cont}. */
    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        double low = sorted[(int) Math.floor(place)];
        double high = sorted[(int) Math.ceil(place)];
        return low == high ? low : low + (place - Math.floor(place)) * (high - low);
    }

    /** {@code pcts}, {@code iqrs}, and {@code pscs} where the median is a sensible measure. */
    Map<String, Result.Json> members() {
        Map<String, Result.Json> members = new LinkedHashMap<>();
        members.put("pcts", out -> {
            out.writeStartObject();
            for (Map.Entry<String, Double> percentile : values.entrySet()) {
                out.writeFieldName(percentile.getKey());
                FigureJson.write(out, percentile.getValue());
            }
            out.writeEndObject();
        });
        members.put("iqrs", ranges("iqr", 1));
        if (isSpreadAroundTheMedian()) {
            double median = values.get("p50");
            members.put("pscs", ranges("psc", median == 0 ? Double.POSITIVE_INFINITY : median));
        }
        return members;
    }

    private Result.Json ranges(String prefix, double measure) {
        return out -> {
            out.writeStartObject();
            for (Range range : RANGES) {
                out.writeFieldName(prefix + range.name());
                FigureJson.write(out, (values.get(range.high()) - values.get(range.low())) / measure);
            }
            out.writeEndObject();
        };
    }

    /** A median that is close to zero, beside the values, says nothing as a measure. */
    private boolean isSpreadAroundTheMedian() {
        double low = values.get("p01");
        double high = values.get("p99");
        double median = Math.abs(values.get("p50"));
        return low * high >= 0 && median >= Math.abs(high) / 100 && median >= Math.abs(low) / 100;
    }

    private static Map<String, Double> shares(String names) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (String name : names.split(" ")) {
            shares.put(name, Double.parseDouble(name.substring(1)) / 100);
        }
        return shares;
    }

    private record Range(String name, String low, String high) {
    }
}
