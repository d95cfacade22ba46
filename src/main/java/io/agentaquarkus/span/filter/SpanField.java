package io.agentaquarkus.span.filter;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.agentaquarkus.span.filter.Operator.Kind;

/** Everything that a filter can name. Columns come from here alone, never from a request. */
public enum SpanField {

    TRACE_ID(Type.TRACE_ID, "trace_id"),
    SPAN_ID(Type.SPAN_ID, "span_id"),
    PARENT_ID(Type.SPAN_ID, "nullif(parent_id, 0)"),
    TRACE_TYPE(Type.WORD, "trace_type"),
    SPAN_TYPE(Type.WORD, "span_type"),
    SPAN_KIND(Type.WORD, "span_kind"),
    STATUS_CODE(Type.WORD, "status_code"),
    SPAN_NAME(Type.TEXT, "span_name"),
    STATUS_MESSAGE(Type.TEXT, "status_message"),
    SESSION_ID(Type.TEXT, "session_id"),
    USER_ID(Type.TEXT, "user_id"),
    AGENT_ID(Type.TEXT, "agent_id"),
    START_TIME(Type.TIME, micros("start_ns")),
    END_TIME(Type.TIME, micros("end_ns")),
    CREATED_AT(Type.TIME, "(extract(epoch from created_at) * 1000000)::bigint"),
    UPDATED_AT(Type.TIME, "(extract(epoch from updated_at) * 1000000)::bigint"),
    DELETED_AT(Type.TIME, "null::bigint"),
    CREATED_BY_ID(Type.AUTHOR, "created_by_id"),
    UPDATED_BY_ID(Type.AUTHOR, "updated_by_id"),
    DELETED_BY_ID(Type.AUTHOR, "null::uuid"),
    ATTRIBUTES(Type.ATTRIBUTES, null),
    REFERENCES(Type.ELEMENTS, null),
    LINKS(Type.ELEMENTS, null),
    EVENTS(Type.ELEMENTS, null),
    HASHES(Type.ELEMENTS, null),
    CONTENT(Type.CONTENT, null);

    /** What values a field has, and which operators make sense on them. */
    enum Type {

        TRACE_ID("comparison and list", Kind.COMPARISON, Kind.LIST),
        SPAN_ID("comparison and list", Kind.COMPARISON, Kind.LIST),
        WORD("comparison and list", Kind.COMPARISON, Kind.LIST),
        TEXT("comparison, numeric, string, list, and existence", Kind.COMPARISON, Kind.NUMERIC, Kind.STRING, Kind.LIST,
                Kind.EXISTENCE),
        TIME("comparison, numeric, string, and list", Kind.COMPARISON, Kind.NUMERIC, Kind.STRING, Kind.LIST),
        AUTHOR("comparison, list, and existence", Kind.COMPARISON, Kind.LIST, Kind.EXISTENCE),
        ATTRIBUTES("all", Kind.values()),
        ELEMENTS("list, dict, and existence", Kind.LIST, Kind.DICT, Kind.EXISTENCE),
        CONTENT("full-text search", Kind.STRING);

        private final String listed;
        private final Set<Kind> kinds;

        Type(String listed, Kind... kinds) {
            this.listed = listed;
            this.kinds = EnumSet.noneOf(Kind.class);
            this.kinds.addAll(Arrays.asList(kinds));
        }

        boolean takes(Kind kind) {
            return kinds.contains(kind);
        }

        String listed() {
            return listed;
        }
    }

    private static final Map<String, SpanField> BY_WORD = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(SpanField::word, Function.identity()));

    private final Type type;
    private final String column;

    SpanField(Type type, String column) {
        this.type = type;
        this.column = column;
    }

    /** As {@link io.agentaquarkus.span.Span#micros(long)}; the index {@code span_time} is on this expression. */
    private static String micros(String column) {
        return "(" + column + " / 1000 + (" + column + " % 1000 > 500)::int)";
    }

    Type type() {
        return type;
    }

    /** The SQL expression of the field's value; times in microseconds. Null when SQL cannot see it. */
    public String column() {
        return column;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of a word, or null. */
    static SpanField of(String word) {
        return BY_WORD.get(word);
    }
}
