package io.agentaquarkus.trace;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.filter.Filter;
import io.agentaquarkus.span.filter.FilterParser;

/**
 * What a revision of a saved query asks for.
 *
 * @param focus empty when it is left to the caller
 * @param windowing null when there is none
 */
public record SavedQuery(Optional<Focus> focus, Filter filter, Windowing windowing) {

    /** What a query finds. */
    public enum Focus {
        TRACE,
        SPAN;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the data of a revision; fails with 400 when its filter cannot be applied to spans. */
    public static SavedQuery of(JsonNode data) {
        JsonNode focus = data.path("formatting").path("focus");
        return new SavedQuery(
                focus.isTextual() ? Optional.of(Focus.valueOf(focus.textValue().toUpperCase(Locale.ROOT))) : Optional.empty(),
                FilterParser.parse(data.get("filtering")),
                data.hasNonNull("windowing") ? Windowing.read(data.get("windowing")) : null);
    }

    /**
     * The stored window, of which the caller chooses the size of the page and where it begins: what comes after a last item
     * lies within the bounds that the caller sends along with it. Without a stored window it is the caller's.
     */
    public Windowing window(Windowing asked) {
        if (windowing == null) {
            return asked;
        }
        boolean continued = asked.next() != null;
        return new Windowing(continued ? earlier(windowing.newest(), asked.newest()) : windowing.newest(),
                continued ? later(windowing.oldest(), asked.oldest()) : windowing.oldest(),
                continued ? asked.next() : windowing.next(),
                asked.limit() != null ? asked.limit() : windowing.limit(), windowing.order(), windowing.interval(),
                windowing.rate());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
