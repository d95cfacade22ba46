package io.agentaquarkus.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the families' JSON differs in, by the name that the shared texts have for it: {@code <e>} is {@code workflow} or
 * {@code query}. What may be nothing at all brings its own comma. Texts may have apostrophes for quotation marks.
 */
final class FamilyWords implements UnaryOperator<String> {

    private static final Pattern WORD = Pattern.compile("<([A-Za-z0-9 ]+)>");
    private static final List<String> REVISION_FLAGS = List.of("is_managed", "is_custom", "is_llm", "is_hook", "is_code",
            "is_match", "is_feedback", "is_agent", "is_skill", "is_chat", "has_url", "has_script", "has_handler", "is_static");

    private final Map<String, String> words = new HashMap<>();
    private final Family family;

    FamilyWords(Family family) {
        this.family = family;
        boolean isView = family.kind() == Kind.WORKFLOW;
        words.put("e", family.singular());
        words.put("E", family.plural());
        words.put("made", "\"created_at\":\"${time}\",\"created_by_id\":\"${uuid:user}\"");
        words.put("edited", "<made>,\"updated_at\":\"${time}\",\"updated_by_id\":\"${uuid:user}\"");
        words.put("archived", "<edited>,\"deleted_at\":\"${time}\",\"deleted_by_id\":\"${uuid:user}\"");
        words.put("committed", "\"author\":\"${uuid:user}\",\"date\":\"${time}\"");
        words.put("extras", "\"tags\":{\"t\":\"x\"},\"meta\":{\"m\":[1,null]}");
        words.put("sent header", "\"name\":\"N\",\"description\":\"D\",\"flags\":" + sentFlags() + ",<extras>");
        words.put("header", "\"name\":\"N\",\"description\":\"D\",<flags><extras>");
        // Workflows, applications and evaluators keep what an edit does not mention.
        words.put("rest of header", isView ? ",\"name\":\"N\",<flags><extras>" : "");
        words.put("flags", "\"flags\":" + artifactFlags() + ",");
        // Queries know no flag themselves, but keep those of their variants and revisions.
        words.put("variant flags", family == Family.QUERY ? "\"flags\":" + sentFlags() + "," : "<flags>");
        words.put("revision flags", isView ? "\"flags\":" + roles(REVISION_FLAGS) + "," : "<variant flags>");
        words.put("variant header", "\"name\":\"N\",\"description\":\"D\",<variant flags><extras>");
        words.put("revision header", "\"name\":\"N\",\"description\":\"D\",<revision flags><extras>");
        // Without flags of their own, variants and revisions of workflows still show roles and what follows from the data.
        words.put("own flags", isView ? "<flags>" : "");
        words.put("own revision flags", isView ? "<revision flags>" : "");
        words.put("in artifact", parents("_id", "artifact_id", "${uuid:artifact}"));
        words.put("in named artifact", "<in artifact>," + parents("_slug", "artifact_slug", "a"));
        words.put("in variant", parentIds("${uuid:variant}"));
        words.put("in fork", parentIds("${uuid:fork}"));
        words.put("in named variant", "<in variant>," + parents("_slug", "artifact_slug", "a") + ","
                + parents("_variant_slug", "variant_slug", "v"));
        words.put("status", family == Family.WORKFLOW ? ",\"status\":\"committed\"" : "");
        for (int n = 1; n <= 3; n++) {
            words.put("data " + n, sentData(n));
            words.put("shown data " + n, shownData(n, true));
            words.put("stored data " + n, shownData(n, false));
        }
    }

    @Override
    public String apply(String shared) {
        String text = shared.replace('\'', '"');
        Matcher found = WORD.matcher(text);
        return found.find() ? apply(found.reset().replaceAll(word -> Matcher.quoteReplacement(word(word.group(1))))) : text;
    }

    /** The data of a revision that tells it from the others, as it is sent. */
    String sentData(int n) {
        return switch (family) {
            case WORKFLOW, APPLICATION, EVALUATOR -> "{\"parameters\":{\"n\":" + n + "}}";
            case TESTSET -> "{\"testcases\":[{\"data\":{\"n\":" + n + "}}]}";
            case QUERY -> "{\"windowing\":{\"limit\":" + n + "}}";
            case ENVIRONMENT -> "{\"references\":{\"app.revision\":{\"application\":{\"slug\":\"s" + n + "\"}}}}";
        };
    }

    /** @param whole with the rows of a testset, not with their ids alone */
    private String shownData(int n, boolean whole) {
        String row = "${uuid:row" + n + "}";
        return family != Family.TESTSET ? sentData(n)
                : "{\"testcase_ids\":[\"" + row + "\"]" + (whole ? ",\"testcases\":[{\"id\":\"" + row
                        + "\",\"testset_id\":\"${uuid:artifact}\",<made>,\"data\":{\"n\":" + n + "}}]" : "") + "}";
    }

    private String word(String name) {
        if (!words.containsKey(name)) {
            throw new IllegalArgumentException("No family has a word for <" + name + ">");
        }
        return words.get(name);
    }

    private String sentFlags() {
        return switch (family) {
            case WORKFLOW -> "{\"is_snippet\":true}";
            case APPLICATION, EVALUATOR -> "{}";
            case TESTSET, QUERY -> "{\"mine\":true}";
            case ENVIRONMENT -> "{\"is_guarded\":true}";
        };
    }

    private String artifactFlags() {
        return switch (family) {
            case WORKFLOW, APPLICATION, EVALUATOR -> roles(List.of());
            case TESTSET, QUERY -> "{}";
            case ENVIRONMENT -> sentFlags();
        };
    }

    /** @param others what else is a flag there, and false */
    private String roles(List<String> others) {
        List<String> flags = new ArrayList<>();
        flags.add("\"is_application\":" + (family == Family.APPLICATION));
        flags.add("\"is_evaluator\":" + (family == Family.EVALUATOR));
        flags.add("\"is_snippet\":" + (family == Family.WORKFLOW));
        others.forEach(flag -> flags.add("\"" + flag + "\":false"));
        return "{" + String.join(",", flags) + "}";
    }

    /** A member for each name of the family, and one for what all have in common. */
    private String parents(String suffix, String common, String value) {
        List<String> members = new ArrayList<>();
        family.names().forEach(name -> members.add("\"" + name + suffix + "\":\"" + value + "\""));
        members.add("\"" + common + "\":\"" + value + "\"");
        return String.join(",", members);
    }

    /** Revisions of testsets have no ids but those with the family's name. */
    private String parentIds(String variant) {
        return family != Family.TESTSET ? "<in artifact>," + parents("_variant_id", "variant_id", variant)
                : "\"testset_id\":\"${uuid:artifact}\",\"testset_variant_id\":\"" + variant + "\"";
    }
}
