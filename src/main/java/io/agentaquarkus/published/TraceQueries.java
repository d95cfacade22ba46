package io.agentaquarkus.published;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/** Bodies that ask for spans, and for statistics. */
final class TraceQueries {

    private TraceQueries() {
    }

    record SpanQueryRequest(JsonNode filtering, Page windowing) implements Shape {

        static final SpanQueryRequest ALL = new SpanQueryRequest(null, null);
    }

    /** @param interval a number and its unit: {@code m}, {@code h}, {@code d} or {@code w} */
    record AnalyticsQueryRequest(JsonNode filtering, TimeRange timeRange, String interval) implements Shape {

        static final AnalyticsQueryRequest ALL = new AnalyticsQueryRequest(null, null, null);

        Window window() {
            Instant oldest = timeRange == null ? null : Moments.read(timeRange.oldest, "time_range.oldest");
            Instant newest = timeRange == null ? null : Moments.read(timeRange.newest, "time_range.newest");
            return new Window(oldest, newest, interval == null ? null : minutes());
        }

        private Double minutes() {
            int unit = interval.length() - 1;
            double number = Double.parseDouble(interval.substring(0, unit));
            return number * switch (interval.charAt(unit)) {
                case 'm' -> 1;
                case 'h' -> 60;
                case 'd' -> 24 * 60;
                default -> 7 * 24 * 60;
            };
        }

        /** @param minutes of an interval; null is all of the window in one */
        record Window(Instant oldest, Instant newest, Double minutes) {

            boolean isEmpty() {
                return oldest != null && newest != null && !oldest.isBefore(newest);
            }
        }

        record TimeRange(String oldest, String newest) implements Shape {
        }
    }
}
