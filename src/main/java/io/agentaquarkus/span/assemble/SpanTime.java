package io.agentaquarkus.span.assemble;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/**
 * The times of spans in JSON: ISO 8601 with or without an offset (then UTC), or a number. A whole number is told by its
 * digits: 10 are seconds, 13 milliseconds, 16 microseconds, 19 nanoseconds. A decimal number or a number as text is
 * seconds, or milliseconds when it is larger than seconds could sensibly be.
 */
public final class SpanTime {

    private static final double SECONDS_MAX = 2e10;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?");
    private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart().appendPattern("['T'][' '][_]").appendPattern("HH:mm[:ss]")
            .optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).optionalEnd()
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHMM", "Z").optionalEnd()
            .optionalEnd().toFormatter().withResolverStyle(ResolverStyle.STRICT).withChronology(IsoChronology.INSTANCE);

    private SpanTime() {
    }

    /**
     * Nanoseconds since the epoch.
     *
     * @throws IllegalArgumentException when it is no time, or beyond what nanoseconds can count (1677 to 2262)
     */
    public static long ns(Object value) {
        try {
            if (value instanceof Long number) {
                return whole(number);
            }
            if (value instanceof Double number) {
                return decimal(number);
            }
            if (value instanceof String text) {
                return NUMBER.matcher(text.strip()).matches() ? decimal(Double.parseDouble(text.strip()))
                        : ns(instant(parse(text.strip())));
            }
        } catch (ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException("Not a time.", e);
        }
        throw new IllegalArgumentException("Not a time.");
    }

    /** The text of an event's time: an offset that was given is kept. */
    static String eventText(Object value) {
        if (value instanceof String text && !NUMBER.matcher(text.strip()).matches()) {
            TemporalAccessor time = parse(text.strip());
            if (time instanceof OffsetDateTime given) {
                String offset = given.getOffset().equals(ZoneOffset.UTC) ? "Z" : given.getOffset().getId();
                return EventTime.text(ns(given.toLocalDateTime().toInstant(ZoneOffset.UTC))) + offset;
            }
        }
        return EventTime.text(ns(value));
    }

    private static long whole(long number) {
        return switch (Long.toString(Math.abs(number)).length()) {
            case 10 -> Math.multiplyExact(number, 1_000_000_000L);
            case 13 -> Math.multiplyExact(number, 1_000_000L);
            case 16 -> Math.multiplyExact(number, 1_000L);
            case 19 -> number;
            default -> throw new IllegalArgumentException("Not a time.");
        };
    }

    private static long decimal(double number) {
        double seconds = Math.abs(number) > SECONDS_MAX ? number / 1_000 : number;
        double microseconds = Math.rint(seconds * 1_000_000);
        if (!(Math.abs(microseconds) < 9.2e15)) {
            throw new IllegalArgumentException("Not a time.");
        }
        return (long) microseconds * 1_000;
    }

    private static TemporalAccessor parse(String text) {
        try {
            return TEXT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a time.", e);
        }
    }

    private static Instant instant(TemporalAccessor time) {
        if (time instanceof OffsetDateTime exact) {
            return exact.toInstant();
        }
        if (time instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return ((LocalDate) time).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static long ns(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }
}
