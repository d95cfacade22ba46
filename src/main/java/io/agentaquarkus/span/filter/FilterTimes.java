package io.agentaquarkus.span.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;

import io.agentaquarkus.problem.Problem;

/** Times in filters: ISO texts, or a number whose digits tell its unit. Spans are compared in whole microseconds. */
public final class FilterTimes {

    private FilterTimes() {
    }

    /** Microseconds since the epoch; JSON null stays; Java's null when the text is no time. */
    static JsonNode micros(JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        if (value.isIntegralNumber()) {
            return LongNode.valueOf(epochMicros(value.longValue()));
        }
        try {
            return value.isTextual() ? LongNode.valueOf(micros(instant(value.textValue()))) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Ten digits are seconds, thirteen milliseconds, sixteen microseconds and nineteen nanoseconds. */
    public static long epochMicros(long number) {
        return switch (Long.toString(Math.abs(number)).length()) {
            case 10 -> number * 1_000_000;
            case 13 -> number * 1_000;
            case 16 -> number;
            case 19 -> number / 1_000;
            default -> throw Problem.badRequest("Timestamp " + number + " is ambiguous.");
        };
    }

    /** An ISO time; without an offset it is UTC, without a time of day it is midnight. */
    public static Instant instant(String text) {
        String iso = text.replace(' ', 'T');
        if (iso.length() == 10) {
            return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from,
                LocalDateTime::from) instanceof OffsetDateTime offset ? offset.toInstant()
                        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    public static long micros(Instant time) {
        return Math.multiplyExact(time.getEpochSecond(), 1_000_000) + time.getNano() / 1_000;
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000);
    }
}
