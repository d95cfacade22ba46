package io.agentaquarkus.golden;

import java.util.List;

/** A path through JSON as rules write it: {@code *} is any one step, {@code **} any number of steps. */
final class PathPattern {

    private final List<String> head;
    private final List<String> tail;
    private final boolean open;

    PathPattern(String pattern) {
        List<String> steps = steps(pattern);
        int gap = steps.indexOf("**");
        open = gap >= 0;
        head = open ? steps.subList(0, gap) : steps;
        tail = open ? steps.subList(gap + 1, steps.size()) : List.of();
    }

    boolean matches(String path) {
        List<String> steps = steps(path);
        int length = head.size() + tail.size();
        return (open ? steps.size() >= length : steps.size() == length)
                && matches(head, steps.subList(0, head.size()))
                && matches(tail, steps.subList(steps.size() - tail.size(), steps.size()));
    }

    private static boolean matches(List<String> pattern, List<String> steps) {
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).equals("*") && !pattern.get(i).equals(steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> steps(String path) {
        return List.of(path.replaceAll("^/+|/+$", "").split("/"));
    }
}
