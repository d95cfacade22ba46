package io.agentaquarkus.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one embed that is written as text. */
final class EmbedToken {

    static final String STRING_START = "@ag.embed[";
    static final String SNIPPET_START = "@{{";
    static final String SNIPPET_END = "}}";

    private static final Pattern REFERENCES = Pattern.compile("@ag\\.references\\[([^\\]]*)\\]");
    private static final Pattern SELECTOR = Pattern.compile("@ag\\.selector\\[([^\\]]*)\\]");
    private static final Pattern SNIPPET_TYPE = Pattern
            .compile("(workflow|application|evaluator|environment)(_artifact|_variant|_revision)?");
    private static final String KEY = "key";
    private static final String PATH = "path";

    private EmbedToken() {
    }

    /** Null when it is not well-formed, or names nothing. */
    static Embed read(String token) {
        return token.startsWith(SNIPPET_START)
                ? snippet(token.substring(SNIPPET_START.length(), token.length() - SNIPPET_END.length()))
                : string(token);
    }

    private static Embed string(String token) {
        Matcher references = REFERENCES.matcher(token);
        if (!references.find()) {
            return null;
        }
        EmbedReferences.Builder builder = new EmbedReferences.Builder();
        for (Assignment each : assignments(references.group(1), ",", "=")) {
            if (!each.addTo(builder)) {
                return null;
            }
        }
        Matcher selector = SELECTOR.matcher(token);
        return embed(Syntax.STRING, builder, selector.find() ? assignments(selector.group(1), ",", "=") : List.of());
    }

    private static Embed snippet(String body) {
        List<Assignment> all = assignments(body, "[,&]", "=:");
        EmbedReferences.Builder builder = new EmbedReferences.Builder();
        for (Assignment each : all) {
            boolean selects = each.name().equals(KEY) || each.name().equals(PATH);
            if (!selects && !(SNIPPET_TYPE.matcher(each.type()).matches() && each.addTo(builder))) {
                return null;
            }
        }
        return embed(Syntax.SNIPPET, builder, all);
    }

    private static Embed embed(Syntax syntax, EmbedReferences.Builder builder, List<Assignment> selector) {
        EmbedReferences references = builder.build();
        return references.isEmpty() ? null : new Embed(syntax, references, value(selector, KEY), value(selector, PATH));
    }

    /** @param signs those that may stand between name and value; the first of them that occurs at all counts */
    private static List<Assignment> assignments(String text, String separator, String signs) {
        List<Assignment> all = new ArrayList<>();
        for (String part : text.split(separator)) {
            if (!part.isBlank()) {
                int at = signs.chars().map(part::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
                all.add(at < 0 ? new Assignment(part.strip(), null)
                        : new Assignment(part.substring(0, at).strip(), part.substring(at + 1).strip()));
            }
        }
        return all;
    }

    private static String value(List<Assignment> all, String name) {
        return all.stream().filter(each -> each.name.equals(name)).map(Assignment::value).findFirst().orElse(null);
    }

    /**
     * {@code name=value}.
     *
     * @param value null when there is no sign
     */
    private record Assignment(String name, String value) {

        String type() {
            return name.substring(0, Math.max(0, name.indexOf('.')));
        }

        /** Whether it is a field of a reference, and a valid one. */
        boolean addTo(EmbedReferences.Builder builder) {
            return value != null && !type().isEmpty()
                    && builder.add(type(), name.substring(type().length() + 1), value);
        }
    }
}
