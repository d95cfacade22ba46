package io.agentaquarkus.similarity;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of two texts is the same, in blocks (Ratcliff and Obershelp), as Python's {@code difflib.SequenceMatcher} finds
 * it: the longest block first, then what is left and right of it. Frequent characters of a long second text begin no block.
 */
public final class SequenceRatio {

    private static final long STEPS_MAX = 200_000_000;
    private static final int LONG = 200;
    private static final int[] NOWHERE = {};

    private final int[] a;
    private final int[] b;
    /** Where each character stands in the second text. */
    private final Map<Integer, int[]> places = new HashMap<>();
    private long steps;

    private SequenceRatio(int[] a, int[] b) {
        this.a = a;
        this.b = b;
        for (int j = 0; j < b.length; j++) {
            int[] known = places.getOrDefault(b[j], NOWHERE);
            // The first element counts.
            int[] list = known.length == 0 ? new int[4]
                    : known[0] + 1 < known.length ? known
                            : Arrays.copyOf(known, 2 * known.length);
            list[++list[0]] = j;
            places.put(b[j], list);
        }
        if (b.length >= LONG) {
            int popular = b.length / 100 + 1;
            places.values().removeIf(list -> list[0] > popular);
        }
    }

    /** From 0 to 1, which two empty texts have too. The order of the texts matters. Fails with {@link TooLong}. */
    public static double of(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        int length = a.length + b.length;
        return length == 0 ? 1 : 2.0 * new SequenceRatio(a, b).matching() / length;
    }

    /** Never below {@link #of}, and quick: the order of the characters does not count. */
    public static double bound(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        Map<Integer, Integer> counts = new HashMap<>();
        Arrays.stream(b).forEach(c -> counts.merge(c, 1, Integer::sum));
        int common = 0;
        for (int c : a) {
            Integer count = counts.get(c);
            if (count != null && count > 0) {
                common++;
                counts.put(c, count - 1);
            }
        }
        int length = a.length + b.length;
        return length == 0 ? 1 : 2.0 * common / length;
    }

    private record Range(int aLow, int aHigh, int bLow, int bHigh) {
    }

    private record Block(int a, int b, int size) {
    }

    private long matching() {
        long sum = 0;
        Deque<Range> open = new ArrayDeque<>();
        open.push(new Range(0, a.length, 0, b.length));
        int[] lengths = new int[b.length + 1];
        int[] before = new int[b.length + 1];
        while (!open.isEmpty()) {
            Range range = open.pop();
            Block block = longest(range, lengths, before);
            if (block.size() == 0) {
                continue;
            }
            sum += block.size();
            if (range.aLow() < block.a() && range.bLow() < block.b()) {
                open.push(new Range(range.aLow(), block.a(), range.bLow(), block.b()));
            }
            int aEnd = block.a() + block.size();
            int bEnd = block.b() + block.size();
            if (aEnd < range.aHigh() && bEnd < range.bHigh()) {
                open.push(new Range(aEnd, range.aHigh(), bEnd, range.bHigh()));
            }
        }
        return sum;
    }

    /** Of several longest blocks the one that begins first in the first text, then in the second. */
    private Block longest(Range range, int[] lengths, int[] before) {
        int bestA = range.aLow();
        int bestB = range.bLow();
        int size = 0;
        int[] previous = NOWHERE;
        for (int i = range.aLow(); i < range.aHigh(); i++) {
            int[] list = places.getOrDefault(a[i], NOWHERE);
            // Lengths of the blocks that end at the character before; what it wrote is taken back after use.
            for (int k = list.length == 0 ? 1 : firstFrom(list, range.bLow()); list.length > 0 && k <= list[0]
                    && list[k] < range.bHigh(); k++) {
                int j = list[k];
                int length = (j > 0 ? before[j - 1] : 0) + 1;
                lengths[j] = length;
                if (length > size) {
                    bestA = i - length + 1;
                    bestB = j - length + 1;
                    size = length;
                }
                count();
            }
            clear(before, previous);
            int[] done = lengths;
            lengths = before;
            before = done;
            previous = list;
        }
        clear(before, previous);
        return extended(range, bestA, bestB, size);
    }

    private static int firstFrom(int[] list, int low) {
        int found = Arrays.binarySearch(list, 1, list[0] + 1, low);
        return found < 0 ? -found - 1 : found;
    }

    private void clear(int[] lengths, int[] places) {
        for (int k = 1; places.length > 0 && k <= places[0]; k++) {
            lengths[places[k]] = 0;
            count();
        }
    }

    private Block extended(Range range, int bestA, int bestB, int bestSize) {
        int atA = bestA;
        int atB = bestB;
        int size = bestSize;
        while (atA > range.aLow() && atB > range.bLow() && a[atA - 1] == b[atB - 1]) {
            atA--;
            atB--;
            size++;
        }
        while (atA + size < range.aHigh() && atB + size < range.bHigh() && a[atA + size] == b[atB + size]) {
            size++;
        }
        return new Block(atA, atB, size);
    }

    private void count() {
        if (++steps > STEPS_MAX) {
            throw new TooLong();
        }
    }
}
