package io.agentaquarkus.span.assemble;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
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

    private static final Pattern SLUG = Pattern.compile("[a-zA-Z0-9_\\-][a-zA-Z0-9_.\\-]*");

    private ReferenceKeys() {
    }

    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /** The dashed form of an id that is given dashed, bare or after {@code 0x}; null when it is none. */
    public static String id(String text) {
        return SpanIds.parseTrace(text).map(UUID::toString).orElse(null);
    }
}
