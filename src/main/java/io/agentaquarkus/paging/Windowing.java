package io.agentaquarkus.paging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which part of a list is asked for (reference: agenta-platform, section 4). Everything may be null.
 *
 * @param next the id of the last item of the page before
 * @param order {@code ascending} or {@code descending}
 * @param interval minutes of a bucket, in analytics alone
 * @param rate the share of traces to keep, from 0 to 1
 */
public record Windowing(Instant newest, Instant oldest, UUID next, Integer limit, String order, Integer interval,
        Double rate) {

    /** The names that a {@code windowing} object may have. */
    public static final List<String> MEMBERS = List.of("newest", "oldest", "next", "limit", "order", "interval", "rate");

    public static final Windowing NONE = new Windowing(null, null, null, null, null, null, null);

    /** Reads a {@code windowing} object that has been checked before; null is one that says nothing. */
    public static Windowing read(JsonNode json) {
        if (json == null || json.isNull()) {
            return NONE;
        }
        return new Windowing(read(json, "newest", time -> Instant.parse(time.textValue())),
                read(json, "oldest", time -> Instant.parse(time.textValue())),
                read(json, "next", id -> UUID.fromString(id.textValue())), read(json, "limit", Windowing::whole),
                read(json, "order", JsonNode::textValue), read(json, "interval", Windowing::whole),
                read(json, "rate", JsonNode::doubleValue));
    }

    /** As {@link #read}, but null when there is no object at all, which in some lists asks for another order. */
    public static Windowing readOrNull(JsonNode json) {
        return json == null || json.isNull() ? null : read(json);
    }

    /** What is out of an integer's range asks for no more than its end. */
    private static int whole(JsonNode number) {
        return number.canConvertToInt() ? number.intValue()
                : number.decimalValue().signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }

    private static <T> T read(JsonNode json, String field, Function<JsonNode, T> type) {
        return json.hasNonNull(field) ? type.apply(json.get(field)) : null;
    }

    public Windowing withLimit(int other) {
        return new Windowing(newest, oldest, next, other, order, interval, rate);
    }

    public boolean isAscending() {
        return "ascending".equals(order);
    }
}
