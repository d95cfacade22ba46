package io.agentaquarkus.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Gathers the values of one metric in one interval. A value of another type than the metric's is none. */
interface Accumulator {

    void add(JsonNode value, long times);

    /** Null when there was no value. */
    Result result();

    static Accumulator of(MetricSpec spec, Budget budget) {
        return switch (spec.type()) {
            case CONTINUOUS, DISCRETE -> new Numeric(spec, budget);
            case SINGLE -> new Words(budget) {
                @Override
                public void add(JsonNode value, long times) {
                    if (value.isTextual()) {
                        add(value.textValue(), times);
                    }
                }
            };
            case MULTIPLE -> new Words(budget) {
                @Override
                public void add(JsonNode value, long times) {
                    if (value.isArray()) {
                        for (JsonNode element : value) {
                            if (element.isTextual()) {
                                add(element.textValue(), times);
                            }
                        }
                    }
                }
            };
            case BINARY -> new Truth();
            case STRING -> new Occurrences() {
                @Override
                public void add(JsonNode value, long times) {
                    add(value.isTextual() ? times : 0);
                }
            };
            case JSON -> new Occurrences() {
                @Override
                public void add(JsonNode value, long times) {
                    add(value.isObject() ? times : 0);
                }
            };
            default -> throw new IllegalArgumentException("Nothing is computed of type " + spec.type());
        };
    }

    static Map<String, Result.Json> counted(long count, Map<String, Result.Json> others) {
        Map<String, Result.Json> members = new LinkedHashMap<>();
        members.put("count", out -> out.writeNumber(count));
        members.putAll(others);
        return members;
    }

    /** Numbers; those beyond all doubles are none. */
    final class Numeric implements Accumulator {

        private static final int SMALLEST = 16;

        private final MetricSpec spec;
        private final Budget budget;
        private double[] values = new double[SMALLEST];
        private int size;

        Numeric(MetricSpec spec, Budget budget) {
            this.spec = spec;
            this.budget = budget;
        }

        @Override
        public void add(JsonNode value, long times) {
            double number = value.isNumber() ? value.doubleValue() : Double.NaN;
            for (long i = 0; i < times && Double.isFinite(number); i++) {
                if (size == values.length) {
                    budget.take(values.length * (long) Double.BYTES);
                    values = Arrays.copyOf(values, size * 2);
                }
                values[size++] = number;
            }
        }

        @Override
        public Result result() {
            if (size == 0) {
                return null;
            }
            budget.giveBack((values.length - SMALLEST) * (long) Double.BYTES);
            return NumericResult.of(spec, Arrays.copyOf(values, size), budget);
        }
    }

    /** Texts and how often each occurs. */
    abstract class Words implements Accumulator {

        private static final int ENTRY_BYTES = 100;

        private final Frequencies frequencies = new Frequencies();
        private final Budget budget;

        Words(Budget budget) {
            this.budget = budget;
        }

        final void add(String word, long times) {
            if (!frequencies.knows(word)) {
                budget.take(ENTRY_BYTES + 2L * word.length());
            }
            frequencies.add(word, times);
        }

        @Override
        public final Result result() {
            return frequencies.isEmpty() ? null : () -> counted(frequencies.total(), frequencies.members());
        }
    }

    final class Truth implements Accumulator {

        private final Frequencies frequencies = new Frequencies();

        @Override
        public void add(JsonNode value, long times) {
            if (value.isBoolean()) {
                frequencies.add(value.booleanValue(), times);
            }
        }

        @Override
        public Result result() {
            return frequencies.isEmpty() ? null : () -> counted(frequencies.total(), frequencies.members(true, false));
        }
    }

    abstract class Occurrences implements Accumulator {

        private long count;

        final void add(long more) {
            count += more;
        }

        @Override
        public final Result result() {
            return count == 0 ? null : () -> counted(count, Map.of());
        }
    }
}
