package io.agentaquarkus.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The text forms of a time. All are UTC with microseconds; a fraction of zero is left out. */
public final class Times {

    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FRACTION = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS")
            .withZone(ZoneOffset.UTC);

    private Times() {
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
