package io.agentaquarkus.simpletrace;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.catalog.RevisionFlags;
import io.agentaquarkus.revision.workflow.RoleFlags;

/**
 * Who made a trace ({@code custom}, {@code human}, {@code auto}), what for ({@code adhoc}, {@code eval}, {@code play}) and
 * from where ({@code otlp}, {@code web}, {@code sdk}, {@code api}). They are stored as flags of the span, which know fewer
 * cases. In a question each may be null.
 */
record Labels(String origin, String kind, String channel) {

    static final String CUSTOM = "custom";
    static final String HUMAN = "human";
    static final String EVALUATION = "eval";

    private static final String IS_CUSTOM = "is_custom";
    private static final String IS_FEEDBACK = "is_feedback";
    private static final String IS_EVALUATION = "is_evaluation";
    private static final String IS_SDK = "is_sdk";
    private static final String IS_WEB = "is_web";

    /** The labels of a trace that is to be made; what is not said is the default. */
    static Labels sent(Form form, JsonNode trace) {
        return new Labels(form == Form.INVOCATION ? CUSTOM : trace.path("origin").asText(CUSTOM),
                kind(form, trace.path("kind").asText("adhoc")), channel(form, trace.path("channel").asText("api")));
    }

    /** The labels that are asked for. An invocation has no origin to ask for. */
    static Labels asked(Form form, JsonNode trace) {
        return new Labels(form == Form.INVOCATION ? null : trace.path("origin").textValue(),
                kind(form, trace.path("kind").textValue()), channel(form, trace.path("channel").textValue()));
    }

    /** The labels that flags stand for. A trace that says nothing was made by a program of its owner. */
    static Labels read(Form form, JsonNode flags) {
        String origin = switch (form) {
            case TRACE -> flags.path(IS_FEEDBACK).booleanValue() ? HUMAN : CUSTOM;
            case ANNOTATION -> flags.isEmpty() || flags.path(IS_CUSTOM).booleanValue() ? CUSTOM
                    : flags.path(IS_FEEDBACK).booleanValue() ? HUMAN : "auto";
            case INVOCATION -> CUSTOM;
        };
        return new Labels(origin, flags.path(IS_EVALUATION).booleanValue() ? EVALUATION : "adhoc",
                flags.path(IS_SDK).booleanValue() ? "sdk" : flags.path(IS_WEB).booleanValue() ? "web" : "api");
    }

    /** The flags to store: of a plain trace those that hold, else every flag that a workflow can have too. */
    ObjectNode flags(Form form) {
        ObjectNode flags = JsonNodeFactory.instance.objectNode();
        if (form != Form.TRACE) {
            for (RoleFlags role : RoleFlags.values()) {
                flags.put(role.key(), form == Form.ANNOTATION && role == RoleFlags.IS_EVALUATOR);
            }
            flags.setAll(RevisionFlags.of(null, null));
        }
        conditions(form).forEach((flag, holds) -> {
            if (holds || form != Form.TRACE) {
                flags.put(flag, holds && !(form == Form.INVOCATION && flag.equals(IS_CUSTOM)));
            }
        });
        return flags;
    }

    /** The flags that the labels decide, and how. */
    Map<String, Boolean> conditions(Form form) {
        Map<String, Boolean> conditions = new LinkedHashMap<>();
        if (origin != null) {
            conditions.put(IS_CUSTOM, origin.equals(CUSTOM));
            conditions.put(IS_FEEDBACK, origin.equals(HUMAN));
        }
        if (kind != null && !kind.equals("play")) {
            conditions.put(IS_EVALUATION, kind.equals(EVALUATION));
        }
        if (channel != null && !channel.equals("otlp")) {
            conditions.put(IS_SDK, channel.equals("sdk"));
            conditions.put(IS_WEB, channel.equals("web"));
        }
        return conditions;
    }

    /** Only plain traces know more than two kinds. */
    private static String kind(Form form, String kind) {
        return form == Form.TRACE || kind == null || kind.equals(EVALUATION) ? kind : "adhoc";
    }

    private static String channel(Form form, String channel) {
        return form == Form.TRACE || channel == null || channel.equals("sdk") || channel.equals("web") ? channel : "api";
    }
}
