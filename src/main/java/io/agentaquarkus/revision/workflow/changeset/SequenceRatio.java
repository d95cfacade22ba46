package io.agentaquarkus.revision.workflow.changeset;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ArrayList;

/**
 * How alike two texts are, by the method of Ratcliff and Obershelp: the longest common block counts, then those to its left
 * and to its right, and so on. The numbers are those of Python's {@code difflib}, which also means that characters that make
 * up more than a hundredth of a text of 200 or more do not begin a block.
 */
final class SequenceRatio {

    private static final int POPULAR_FROM = 200;

    private final int[] wanted;

    SequenceRatio(String wanted) {
        this.wanted = wanted.codePoints().toArray();
    }

    /** From 0, nothing in common, to 1, the same. */
    double to(String text) {
        int[] other = text.codePoints().toArray();
        return ratio(new Comparison(wanted, other).common(), other.length);
    }

    /** Never below {@link #to}, and quick: the order of the characters does not count. */
    double bound(String text) {
        int[] other = text.codePoints().toArray();
        Map<Integer, Integer> left = new HashMap<>();
        Arrays.stream(other).forEach(c -> left.merge(c, 1, Integer::sum));
        int common = 0;
        for (int c : wanted) {
            Integer count = left.get(c);
            if (count != null && count > 0) {
                common++;
                left.put(c, count - 1);
            }
        }
        return ratio(common, other.length);
    }

    private double ratio(int common, int otherLength) {
        int length = wanted.length + otherLength;
        return length == 0 ? 1 : 2.0 * common / length;
    }

    private static final class Comparison {

        private final int[] a;
        private final int[] b;
        private final Map<Integer, List<Integer>> places = new HashMap<>();

        Comparison(int[] a, int[] b) {
            this.a = a;
            this.b = b;
            for (int j = 0; j < b.length; j++) {
                places.computeIfAbsent(b[j], c -> new ArrayList<>()).add(j);
            }
            if (b.length >= POPULAR_FROM) {
                places.values().removeIf(all -> all.size() > b.length / 100 + 1);
            }
        }

        /** How many characters the common blocks have together. */
        int common() {
            int common = 0;
            Deque<Range> open = new ArrayDeque<>();
            open.push(new Range(0, a.length, 0, b.length));
            while (!open.isEmpty()) {
                Range range = open.pop();
                Range block = longest(range);
                if (block.aFrom < block.aTo) {
                    common += block.aTo - block.aFrom;
                    open.push(new Range(range.aFrom, block.aFrom, range.bFrom, block.bFrom));
                    open.push(new Range(block.aTo, range.aTo, block.bTo, range.bTo));
                }
            }
            return common;
        }

        /** The longest block that both have in the range; of equals the first in {@code a}, then in {@code b}. */
        private Range longest(Range range) {
            int bestA = range.aFrom;
            int bestB = range.bFrom;
            int size = 0;
            Map<Integer, Integer> lengths = Map.of();
            for (int i = range.aFrom; i < range.aTo; i++) {
                Map<Integer, Integer> next = new HashMap<>();
                for (int j : places.getOrDefault(a[i], List.of())) {
                    if (j >= range.bTo) {
                        break;
                    }
                    if (j >= range.bFrom) {
                        int length = lengths.getOrDefault(j - 1, 0) + 1;
                        next.put(j, length);
                        if (length > size) {
                            bestA = i - length + 1;
                            bestB = j - length + 1;
                            size = length;
                        }
                    }
                }
                lengths = next;
            }
            return extended(range, bestA, bestB, size);
        }

        /** Popular characters do not begin a block, but they belong to one. */
        private Range extended(Range range, int startA, int startB, int size) {
            int aFrom = startA;
            int bFrom = startB;
            while (aFrom > range.aFrom && bFrom > range.bFrom && a[aFrom - 1] == b[bFrom - 1]) {
                aFrom--;
                bFrom--;
            }
            int aTo = startA + size;
            int bTo = startB + size;
            while (aTo < range.aTo && bTo < range.bTo && a[aTo] == b[bTo]) {
                aTo++;
                bTo++;
            }
            return new Range(aFrom, aTo, bFrom, bTo);
        }
    }

    private record Range(int aFrom, int aTo, int bFrom, int bTo) {
    }
}
