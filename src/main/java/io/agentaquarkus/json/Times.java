package io.agentaquarkus.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text forms of a time. All are UTC with microseconds; a fraction of zero is left out. */
public final class Times {

    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FRACTION = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS")
            .withZone(ZoneOffset.UTC);

    private static final Pattern RFC_3339 = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?)(?:[Zz]|([+-])([01]\\d|2[0-3]):([0-5]\\d))");

    private Times() {
    }

    /**
     * Reads a time as RFC 3339 has it. Java's own parsers refuse offsets of more than 18 hours and {@code -00:00}.
     *
     * @throws DateTimeException when it is none; a leap second is none either
     */
    public static Instant rfc3339(String text) {
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("Not a time of RFC 3339.");
        }
        String nanoseconds = parts.group(2).substring(0, Math.min(parts.group(2).length(), "00:00:00.000000000".length()));
        Instant local = LocalDateTime.parse(parts.group(1) + "T" + nanoseconds).toInstant(ZoneOffset.UTC);
        if (parts.group(3) == null) {
            return local;
        }
        Duration offset = Duration.ofHours(Long.parseLong(parts.group(4))).plusMinutes(Long.parseLong(parts.group(5)));
        return parts.group(3).equals("+") ? local.minus(offset) : local.plus(offset);
    }

    /** {@code 2026-08-22T10:11:12.123456Z}, the form of enveloped routes. */
    public static String iso(Instant time) {
        return text(time) + "Z";
    }

    /** {@code 2026-08-22T10:11:12.123456+00:00}, the form of the administrative routes. */
    public static String offset(Instant time) {
        return text(time) + "+00:00";
    }

    /** {@code 2026-08-22 10:11:12.123456+00:00}, the form of keys and profiles. */
    public static String stamp(Instant time) {
        return text(time).replace('T', ' ') + "+00:00";
    }

    /** The current time with the precision that the database keeps, so that what is answered is what is stored. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static String text(Instant time) {
        return (time.getNano() / 1000 == 0 ? WHOLE : FRACTION).format(time);
    }
}
