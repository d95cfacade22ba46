package io.agentaquarkus.evaluation.queue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.agentaquarkus.evaluation.Answer;
import io.agentaquarkus.evaluation.Fields;
import io.agentaquarkus.paging.AskedList;
import io.agentaquarkus.paging.NextPage;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.problem.Problem;

/** What is asked of the scenarios of a queue, and how that is answered. */
public final class QueueScenariosRequest {

    private final JsonNode body;
    private final Fields queue;
    private final AskedList asked;

    /** Fails with 400 when the body is about another queue. */
    public QueueScenariosRequest(UUID queueId, JsonNode body) {
        this.body = body;
        queue = Fields.of(body, "queue");
        asked = AskedList.read(body.get("windowing"));
        if (queue.has("id") && !queueId.equals(queue.uuid("id"))) {
            throw Problem.badRequest("queue_id in path must match queue.id in request body");
        }
    }

    /** The one user, if any. */
    List<UUID> user() {
        return queue.has("user_id") ? List.of(queue.uuid("user_id")) : List.of();
    }

    /** All users that are named. */
    public Set<UUID> users() {
        Set<UUID> users = new LinkedHashSet<>(user());
        if (queue.has("user_ids")) {
            users.addAll(queue.uuids("user_ids"));
        }
        return users;
    }

    public Fields filter() {
        return Fields.of(body, "scenario");
    }

    public Windowing windowing() {
        return asked.window();
    }

    public Map<String, Object> answer(QueueScenarios.Page page) {
        Map<String, Object> answer = Answer.list("scenarios", asked.answer(page.scenarios()));
        if (page.last() != null) {
            JsonNode window = body.path("windowing");
            answer.put("windowing",
                    NextPage.after(page.last(), window.isObject() ? window : JsonNodeFactory.instance.objectNode()));
        }
        return answer;
    }
}
