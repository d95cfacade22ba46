package io.agentaquarkus.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.agentaquarkus.identity.SlugText;
import io.agentaquarkus.identity.UuidText;
import io.agentaquarkus.json.Times;

/** Checks of texts with a meaning: ids, times, slugs. */
final class Formats {

    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE).appendPattern("['T'][' ']['_']HH:mm[:ss]")
            .appendOptional(new DateTimeFormatterBuilder()
                    .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 1, 9, true).toFormatter())
            .appendPattern("[XXX][XX][X]").toFormatter().withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);
    /** Above this a number of seconds is taken as milliseconds. */
    private static final double SECONDS_MAX = 2e10;
    private static final double YEAR_1600 = -11_676_096_000.0;
    private static final double YEAR_10000 = 253_402_300_800.0;

    static final Check UUID = Formats::uuid;
    static final Check DATE_TIME = Formats::dateTime;
    static final Check SLUG = (value, location, violations) -> {
        slug(value, location, violations);
        return Scalars.TEXT.apply(value, location, violations);
    };

    private Formats() {
    }

    static void slug(JsonNode value, Location location, Violations violations) {
        if (value.isTextual() && !SlugText.isUrlSafe(value.textValue())) {
            violations.value(location, "'slug' must be URL-safe.", value);
        }
    }

    private static JsonNode uuid(JsonNode value, Location location, Violations violations) {
        if (!value.isTextual()) {
            violations.add("uuid_type", location, "UUID input should be a string, bytes or UUID object", value);
            return value;
        }
        String text = value.textValue();
        String error = UuidText.error(text);
        if (error != null) {
            violations.add("uuid_parsing", location, "Input should be a valid UUID, " + error, value,
                    Map.of("error", error));
            return value;
        }
        String canonical = UuidText.canonical(text);
        return canonical.equals(text) ? value : TextNode.valueOf(canonical);
    }

    private static JsonNode dateTime(JsonNode value, Location location, Violations violations) {
        if (value.isNumber()) {
            return time(value.doubleValue(), value, location, violations);
        }
        if (!value.isTextual()) {
            violations.add("datetime_type", location, "Input should be a valid datetime", value);
            return value;
        }
        String text = value.textValue();
        if (NUMBER.matcher(text).matches()) {
            return time(Double.parseDouble(text), value, location, violations);
        }
        try {
            Matcher day = DAY.matcher(text);
            if (day.matches()) {
                return TextNode.valueOf(LocalDate.parse(text) + "T00:00:00Z");
            }
            Instant instant = instant(text);
            // Our own form has microseconds; spans are sent with more, and exact.
            return TextNode.valueOf(instant.getNano() % 1_000 == 0 ? Times.iso(instant) : instant.toString());
        } catch (DateTimeException e) {
            String error = dateError(text);
            violations.add("datetime_from_date_parsing", location, "Input should be a valid datetime or date, " + error,
                    value, Map.of("error", error));
            return value;
        }
    }

    private static Instant instant(String text) {
        return TIME.parseBest(text, OffsetDateTime::from, java.time.LocalDateTime::from) instanceof OffsetDateTime offset
                ? offset.toInstant()
                : TIME.parse(text, java.time.LocalDateTime::from).toInstant(ZoneOffset.UTC);
    }

    private static JsonNode time(double number, JsonNode value, Location location, Violations violations) {
        double seconds = Math.abs(number) > SECONDS_MAX ? number / 1000 : number;
        if (seconds < YEAR_1600 || seconds >= YEAR_10000) {
            String error = (seconds < 0 ? "dates before 1600" : "dates after 9999") + " are not supported as unix timestamps";
            violations.add("datetime_parsing", location, "Input should be a valid datetime, " + error, value,
                    Map.of("error", error));
            return value;
        }
        return TextNode.valueOf(Times.iso(Instant.ofEpochSecond(0, Math.round(seconds * 1_000_000) * 1000)));
    }

    private static String dateError(String text) {
        if (text.length() < 10) {
            return "input is too short";
        }
        Matcher day = DAY.matcher(text.substring(0, 10));
        if (!day.matches()) {
            return Character.isDigit(text.charAt(0)) ? "invalid date separator, expected `-`"
                    : "invalid character in year";
        }
        int month = Integer.parseInt(day.group(2));
        if (month < 1 || month > 12) {
            return "month value is outside expected range of 1-12";
        }
        try {
            LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException e) {
            return "day value is outside expected range";
        }
        return text.length() > 10 && text.charAt(10) != 'T' && text.charAt(10) != ' '
                ? "unexpected extra characters at the end of the input"
                : "invalid datetime separator, expected `T`, `t`, `_` or space";
    }
}
