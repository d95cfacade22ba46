package io.agentaquarkus.span.filter;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** What spans are asked for: a closed tree of conditions. Truth is three-valued, as in SQL. */
public sealed interface Filter {

    /** No restriction. */
    Filter ANYTHING = new And(List.of());

    /** Matches nothing, for example a condition on an id that no span can have. */
    Filter NOTHING = new Or(List.of());

    /** True when all are; true when there are none. */
    record And(List<Filter> filters) implements Filter {
    }

    /** True when one is; false when there are none. */
    record Or(List<Filter> filters) implements Filter {
    }

    record Not(Filter filter) implements Filter {
    }

    /**
     * One condition, already checked against {@link SpanField} and {@link Operator}.
     *
     * @param key what is looked at inside of the field; null for plain columns
     * @param value as the field's type wants it; {@code NullNode} for null
     */
    record Test(SpanField field, String key, Operator operator, JsonNode value, Options options) implements Filter {
    }

    /** @param exact the whole text, not a part of it; only for {@code matches} */
    record Options(boolean caseSensitive, boolean exact, boolean all) {

        static final Options NONE = new Options(false, false, false);
    }
}
