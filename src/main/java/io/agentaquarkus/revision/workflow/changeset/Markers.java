package io.agentaquarkus.revision.workflow.changeset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks the keys with a meaning of their own in a value: those that begin with {@code @ag.}. */
final class Markers {

    static final String EMBED = "@ag.embed";

    private static final String PREFIX = "@ag.";
    private static final String FILE = "@ag.file";
    private static final String REFERENCES = "@ag.references";
    private static final String SELECTOR = "@ag.selector";
    private static final Set<String> KNOWN = Set.of(EMBED, REFERENCES, SELECTOR);

    private Markers() {
    }

    static void check(JsonNode value) {
        List<String> files = new ArrayList<>();
        findFiles(value, "", files);
        if (!files.isEmpty()) {
            throw Code.UNRESOLVED_FILE_MARKER.refuse("A file marker stands where the file's content should.",
                    Map.of("pointers", files));
        }
        checkOthers(value, "");
    }

    private static void findFiles(JsonNode value, String pointer, List<String> found) {
        if (value.has(FILE)) {
            found.add(shown(pointer));
        }
        members(value, pointer).forEach((where, member) -> findFiles(member, where, found));
    }

    private static void checkOthers(JsonNode value, String pointer) {
        value.fieldNames().forEachRemaining(key -> {
            if (key.startsWith(PREFIX) && !KNOWN.contains(key)) {
                throw Code.UNKNOWN_MARKER.refuse("'" + key + "' is no marker that is known here.",
                        details("pointer", shown(pointer), "marker", key));
            }
        });
        if (value.has(EMBED)) {
            checkEmbed(value.get(EMBED), pointer + "/" + EMBED);
        }
        members(value, pointer).forEach((where, member) -> checkOthers(member, where));
    }

    private static void checkEmbed(JsonNode embed, String pointer) {
        if (!embed.isObject()) {
            throw invalid("An embed is an object.", pointer);
        }
        embed.fieldNames().forEachRemaining(key -> {
            if (!key.equals(REFERENCES) && !key.equals(SELECTOR)) {
                throw invalid("An embed has no field '" + key + "'.", pointer);
            }
        });
        JsonNode references = embed.path(REFERENCES);
        if (!references.isObject() || references.isEmpty()) {
            throw invalid("An embed names what it embeds in " + REFERENCES + ".", pointer);
        }
        for (Map.Entry<String, JsonNode> reference : references.properties()) {
            if (!reference.getValue().isObject() || reference.getValue().isEmpty()) {
                throw Code.INVALID_EMBED.refuse("The reference '" + reference.getKey() + "' is an object with an id or a slug.",
                        details("pointer", pointer, "reference", reference.getKey()));
            }
        }
    }

    private static ChangeSetProblem invalid(String message, String pointer) {
        return Code.INVALID_EMBED.refuse(message, Map.of("pointer", pointer));
    }

    private static Map<String, JsonNode> members(JsonNode value, String pointer) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        value.properties().forEach(member -> members
                .put(pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"), member.getValue()));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            members.put(pointer + "/" + i, value.get(i));
        }
        return members;
    }

    private static Map<String, String> details(String name, String value, String otherName, String otherValue) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put(name, value);
        details.put(otherName, otherValue);
        return details;
    }

    private static String shown(String pointer) {
        return pointer.isEmpty() ? "/" : pointer;
    }
}
