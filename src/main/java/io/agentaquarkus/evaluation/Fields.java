package io.agentaquarkus.evaluation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.identity.UuidText;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Header;

/** The members of an object that the contract has checked. What is not there, or is JSON's null, is null. */
public record Fields(JsonNode object) {

    /** The fields of a member, which may be missing. */
    public static Fields of(JsonNode body, String member) {
        JsonNode object = body.get(member);
        return new Fields(object == null || object.isNull() ? JsonNodeFactory.instance.objectNode() : object);
    }

    /** The fields of each element. */
    public static List<Fields> each(JsonNode body, String list) {
        return list(body.get(list), Fields::new);
    }

    public boolean has(String member) {
        return object.hasNonNull(member);
    }

    public JsonNode json(String member) {
        return has(member) ? object.get(member) : null;
    }

    public String text(String member) {
        return read(member, JsonNode::textValue);
    }

    public UUID uuid(String member) {
        return read(member, Fields::uuid);
    }

    public Instant time(String member) {
        return read(member, Fields::time);
    }

    public Status status(String member) {
        return read(member, Fields::status);
    }

    /** Fails with 422 beyond 32 bits: there is no place for more. */
    public Integer integer(String member) {
        return read(member, number -> integer(member, number));
    }

    public List<String> texts(String member) {
        return read(member, list -> list(list, JsonNode::textValue));
    }

    public List<UUID> uuids(String member) {
        return read(member, list -> list(list, Fields::uuid));
    }

    public List<Instant> times(String member) {
        return read(member, list -> list(list, Fields::time));
    }

    public List<Status> statuses(String member) {
        return read(member, list -> list(list, Fields::status));
    }

    public List<Integer> integers(String member) {
        return read(member, list -> list(list, number -> integer(member, number)));
    }

    /** The name and what else an owner says of things. */
    public Header header() {
        return new Header(text("name"), text("description"), json("flags"), json("tags"), json("meta"));
    }

    /** The edit alone, or none when it is of another thing than the one whose id stands in the path. */
    public List<Fields> ofPath(UUID id) {
        return id.equals(uuid("id")) ? List.of(this) : List.of();
    }

    /** An object without the members that are null. */
    public ObjectNode given(String member) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        if (has(member)) {
            for (Map.Entry<String, JsonNode> each : object.get(member).properties()) {
                if (!each.getValue().isNull()) {
                    given.set(each.getKey(), each.getValue());
                }
            }
        }
        return given;
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> list = new ArrayList<>();
        array.forEach(each -> list.add(element.apply(each)));
        return list;
    }

    public static UUID uuid(JsonNode text) {
        return parseUuid(text.textValue());
    }

    /** Of a text that the contract has checked, in any of the forms of a UUID. */
    public static UUID parseUuid(String text) {
        return UUID.fromString(UuidText.canonical(text));
    }

    private <T> T read(String member, Function<JsonNode, T> type) {
        return has(member) ? type.apply(object.get(member)) : null;
    }

    /** With the precision that the database keeps. */
    private static Instant time(JsonNode text) {
        return Instant.parse(text.textValue()).truncatedTo(ChronoUnit.MICROS);
    }

    private static Status status(JsonNode text) {
        return Status.of(text.textValue());
    }

    private static Integer integer(String member, JsonNode number) {
        if (!number.canConvertToInt()) {
            throw new Problem(422, "'" + member + "' must be from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE + ".");
        }
        return number.intValue();
    }
}
