package io.agentaquarkus.trace.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Permissions;
import io.agentaquarkus.access.Scope;
import io.agentaquarkus.json.Members;
import io.agentaquarkus.json.Times;
import io.agentaquarkus.paging.Windowing;
import io.agentaquarkus.span.store.SpanGroups;
import io.agentaquarkus.span.store.SpanGroups.Activity;
import io.agentaquarkus.span.store.SpanGroups.Kind;
import io.smallrye.mutiny.Uni;

/**
 * Lists the sessions or the users of a project:
 * {@code {count, "session_ids" or "user_ids", windowing?}}, of which {@code windowing} asks for the next page (reference:
 * agenta-tracing-query, section 9).
 */
@ApplicationScoped
class GroupQuery {

    private static final List<String> MEMBERS = List.of("realtime", "windowing");

    private final Permissions permissions;
    private final SpanGroups groups;
    private final ObjectMapper json;

    GroupQuery(Permissions permissions, SpanGroups groups, ObjectMapper json) {
        this.permissions = permissions;
        this.groups = groups;
        this.json = json;
    }

    /** @param body checked against the contract */
    Uni<ObjectNode> answer(Scope scope, Kind kind, byte[] body) {
        JsonNode request = read(body);
        Members.refuseOthers(request, "a query", MEMBERS);
        JsonNode asked = request.path("windowing");
        Members.refuseOthers(asked, "a windowing", Windowing.MEMBERS);
        Windowing window = Windowing.read(request.get("windowing"));
        return permissions.require(scope, "view_spans")
                .chain(() -> groups.page(scope.projectId(), kind, window, request.path("realtime").asBoolean()))
                .map(page -> answer(kind, page, window, asked));
    }

    private ObjectNode answer(Kind kind, List<Activity> page, Windowing window, JsonNode asked) {
        ObjectNode answer = json.createObjectNode().put("count", page.size());
        ArrayNode ids = answer.putArray(kind == Kind.SESSION ? "session_ids" : "user_ids");
        page.forEach(activity -> ids.add(activity.id()));
        if (window.limit() != null && !page.isEmpty() && page.size() == window.limit()) {
            answer.set("windowing", next(page.get(page.size() - 1), window, asked));
        }
        return answer;
    }

    private ObjectNode next(Activity last, Windowing window, JsonNode asked) {
        ObjectNode next = json.createObjectNode();
        String at = Times.iso(last.at());
        if (window.isAscending()) {
            put(next, "newest", window.newest() == null ? null : Times.iso(window.newest()));
            next.put("oldest", at);
        } else {
            next.put("newest", at);
            put(next, "oldest", window.oldest() == null ? null : Times.iso(window.oldest()));
        }
        next.put("limit", window.limit());
        put(next, "order", asked.path("order").textValue());
        return next;
    }

    private static void put(ObjectNode object, String name, String value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("The contract admits JSON alone", e);
        }
    }
}
