package io.agentaquarkus.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who works on what of a run. What is null does not restrict.
 *
 * @param userIds who shares the scenarios, for each repeat
 */
@JsonNaming(SnakeCaseStrategy.class)
public record QueueData(List<List<UUID>> userIds, List<UUID> scenarioIds, List<String> stepKeys, Integer batchSize,
        Integer batchOffset) {

    public static final QueueData NONE = new QueueData(null, null, null, null, null);

    /** Reads what the contract has checked; null for null. */
    public static QueueData read(JsonNode json) {
        if (json == null || json.isNull()) {
            return null;
        }
        Fields fields = new Fields(json);
        return new QueueData(users(json.get("user_ids")), fields.uuids("scenario_ids"), fields.texts("step_keys"),
                fields.integer("batch_size"), fields.integer("batch_offset"));
    }

    /** One list of users for each repeat; null for null. */
    public static List<List<UUID>> users(JsonNode lists) {
        if (lists == null || lists.isNull()) {
            return null;
        }
        List<List<UUID>> users = new ArrayList<>();
        lists.forEach(list -> users.add(Fields.list(list, Fields::uuid)));
        return users;
    }

    public ObjectNode json() {
        return RunData.JSON.valueToTree(this);
    }

    /** A list of ids. */
    public static ArrayNode json(Collection<UUID> ids) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        ids.forEach(id -> list.add(id.toString()));
        return list;
    }

    public boolean restricts() {
        return !equals(NONE);
    }

    /** Each once, whatever the repeat. */
    public Set<UUID> allUsers() {
        Set<UUID> all = new LinkedHashSet<>();
        if (userIds != null) {
            userIds.forEach(all::addAll);
        }
        return all;
    }
}
