package io.agentaquarkus.handler.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The groups of a pattern. In Java each has a name of its own, so that groups which the translation adds do not change the
 * numbers; at its end stands an empty group, whose reference matches exactly when the group has taken part.
 */
final class PatternGroups {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,4}");

    private final Map<String, Integer> names = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();
    private final List<PatternWidth> widths = new ArrayList<>();

    /** @param name null for none */
    int begin(String name) {
        widths.add(null);
        int number = widths.size();
        if (name != null && (!NAME.matcher(name).matches() || names.putIfAbsent(name, number) != null)) {
            throw new PythonPattern.Invalid();
        }
        open.add(number);
        return number;
    }

    String end(int number, String inside, PatternWidth width) {
        open.remove(number);
        widths.set(number - 1, width);
        return "(?<g" + number + ">" + inside + "(?<m" + number + ">))";
    }

    int named(String name) {
        Integer number = names.get(name);
        if (number == null) {
            throw new PythonPattern.Invalid();
        }
        return number;
    }

    /** A group by its name or number, which has to be closed. */
    int condition(String group) {
        int number = NUMBER.matcher(group).matches() ? Integer.parseInt(group) : named(group);
        requireClosed(number);
        return number;
    }

    String reference(int number) {
        requireClosed(number);
        return "\\k<g" + number + ">";
    }

    PatternWidth width(int number) {
        return widths.get(number - 1);
    }

    private void requireClosed(int number) {
        if (number < 1 || number > widths.size() || open.contains(number)) {
            throw new PythonPattern.Invalid();
        }
    }
}
