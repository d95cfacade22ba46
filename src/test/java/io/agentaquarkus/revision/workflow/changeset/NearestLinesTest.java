package io.agentaquarkus.revision.workflow.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.revision.workflow.changeset.NearestLines.Line;

class NearestLinesTest {

    private static final String TEXT = "Be gentle.\nBe calm.\nSay \"goodbye\" twice - or hello.";

    @Test
    void theMostSimilarFirstWithThreeDecimals() {
        assertEquals(List.of(new Line(3, "Say \"goodbye\" twice - or hello.", 0.27), new Line(1, "Be gentle.", 0.25),
                new Line(2, "Be calm.", 0.143)), NearestLines.of(TEXT, "twice—"));
    }

    @Test
    void linesWithNothingInCommonAreLeftOut() {
        assertEquals(List.of(), NearestLines.of("Done.\n\n", "zzzz"));
        assertEquals(List.of(), NearestLines.of("", "a"));
    }

    @Test
    void atMostThreeAndOfEqualsTheEarlier() {
        assertEquals(List.of(new Line(1, "ab", 0.5), new Line(2, "ba", 0.5), new Line(4, "bc", 0.5)),
                NearestLines.of("ab\nba\nx\nbc\ncb", "bd"));
    }

    @Test
    void linesEndAsEditorsEndThem() {
        assertEquals(List.of(new Line(2, "two", 1.0), new Line(3, "tow", 0.667)), NearestLines.of("\r\ntwo\rtow\n", "two"));
    }

    @Test
    void oneNearMissIsFoundAmongThousandsOfLines() {
        String text = IntStream.range(0, 5_000).mapToObj(i -> i == 3_210 ? "Answer in one short sentence." : "Line " + i)
                .collect(Collectors.joining("\n"));
        assertEquals(new Line(3_211, "Answer in one short sentence.", 0.966),
                NearestLines.of(text, "Answer in one shirt sentence.").get(0));
    }
}
