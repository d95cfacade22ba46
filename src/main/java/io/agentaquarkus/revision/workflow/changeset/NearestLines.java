package io.agentaquarkus.revision.workflow.changeset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.agentaquarkus.similarity.SequenceRatio;

/** The lines of a text that are most like a passage that does not occur in it. */
final class NearestLines {

    private static final int LINES_MAX = 3;
    /** What bounds the time for texts of any size: characters that are compared of each side, lines that are compared. */
    private static final int COMPARED_MAX = 1_000;
    private static final int CANDIDATES_MAX = 50;

    private NearestLines() {
    }

    /**
     * @param line counted from 1
     * @param similarity above 0, up to 1, with three decimals
     */
    record Line(int line, String text, double similarity) {
    }

    /** At most three, the most similar first. */
    static List<Line> of(String text, String passage) {
        String wanted = compared(passage);
        List<String> lines = text.lines().toList();
        List<Line> bounds = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            bounds.add(new Line(i + 1, lines.get(i), SequenceRatio.bound(wanted, compared(lines.get(i)))));
        }
        Comparator<Line> bestFirst = Comparator.comparingDouble(Line::similarity).reversed();
        bounds.sort(bestFirst);
        List<Line> nearest = new ArrayList<>();
        for (Line bound : bounds.subList(0, Math.min(CANDIDATES_MAX, bounds.size()))) {
            if (nearest.size() == LINES_MAX && nearest.get(LINES_MAX - 1).similarity() > bound.similarity()) {
                break;
            }
            nearest.add(new Line(bound.line(), bound.text(), SequenceRatio.of(wanted, compared(bound.text()))));
            nearest.sort(bestFirst.thenComparingInt(Line::line));
            nearest.subList(Math.min(LINES_MAX, nearest.size()), nearest.size()).clear();
        }
        return nearest.stream().filter(line -> line.similarity() > 0)
                .map(line -> new Line(line.line(), line.text(), rounded(line.similarity()))).toList();
    }

    private static String compared(String text) {
        return text.length() <= COMPARED_MAX ? text : text.substring(0, COMPARED_MAX);
    }

    private static double rounded(double similarity) {
        return new BigDecimal(similarity).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
    }
}
