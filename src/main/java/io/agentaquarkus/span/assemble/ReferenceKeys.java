package io.agentaquarkus.span.assemble;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.agentaquarkus.span.SpanIds;

/** What a span may refer to, and the forms of the parts of a reference. */
public final class ReferenceKeys {

    /** {@code testcase} and, for each kind of artifact, itself, its variant and its revision. */
    public static final Set<String> ALL = Stream.concat(Stream.of("testcase"),
            Stream.of("testset", "query", "workflow", "application", "evaluator", "environment", "snippet")
                    .flatMap(kind -> Stream.of(kind, kind + "_variant", kind + "_revision")))
            .collect(Collectors.toUnmodifiableSet());

    private ReferenceKeys() {
    }

    /** Letters and digits of ASCII, {@code _}, {@code -} and, not at the beginning, dots; at least one. */
    public static boolean isSlug(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-' && (c != '.' || i == 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The dashed form of an id that is given dashed, bare or after {@code 0x}; null when it is none. */
    public static String id(String text) {
        return SpanIds.parseTrace(text).map(UUID::toString).orElse(null);
    }
}
