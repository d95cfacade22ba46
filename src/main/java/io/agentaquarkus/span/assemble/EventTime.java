package io.agentaquarkus.span.assemble;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The time of an event as text, in UTC and without an offset, as clients of the original know it. */
public final class EventTime {

    private EventTime() {
    }

    /** {@code 2026-11-01T10:00:00}, and the fraction when there is one: six digits, or nine when nanoseconds need them. */
    public static String text(long ns) {
        int nano = (int) Math.floorMod(ns, 1_000_000_000L);
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(29).append(time);
        if (text.length() == 16) {
            text.append(":00");
        }
        if (nano != 0) {
            String digits = Integer.toString(1_000_000_000 + nano).substring(1);
            text.append('.').append(nano % 1_000 == 0 ? digits.substring(0, 6) : digits);
        }
        return text.toString();
    }
}
