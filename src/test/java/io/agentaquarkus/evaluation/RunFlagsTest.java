package io.agentaquarkus.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.json.ExactJson;

/** Which flags follow from the steps of a run. */
class RunFlagsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "input custom k {'testset_revision':{}} | HAS_TESTSETS",
            "input auto k {'query_revision':{}} | HAS_QUERIES",
            "input auto k {'query_anchor':{}} | ``",
            "input custom Traces {} | HAS_TRACES",
            "input custom query-direct {} | HAS_TRACES",
            "input custom testset-direct {} | HAS_TESTCASES",
            "input custom testcases {'a':{}} | ``",
            "invocation human k {} | ``",
            "annotation human k {} | HAS_EVALUATORS HAS_HUMAN",
            "annotation custom testcases {'testset_revision':{}} | HAS_EVALUATORS HAS_CUSTOM",
            "annotation auto k {} | HAS_EVALUATORS HAS_AUTO" })
    void derived(String step, String expected) {
        String[] parts = step.split(" ");
        RunData data = RunData.read(ExactJson.read(("{'steps':[{'type':'" + parts[0] + "','origin':'" + parts[1] + "','key':'"
                + parts[2] + "','references':" + parts[3] + "}]}").replace('\'', '"')));
        RunFlags flags = RunFlags.NONE.with(RunFlag.HAS_QUERIES, true).with(RunFlag.IS_LIVE, true).derived(data);
        assertEquals(("IS_LIVE " + expected).strip(), set(flags));
    }

    @Test
    void withoutStepsNothingFollows() {
        RunFlags given = RunFlags.NONE.with(RunFlag.HAS_HUMAN, true);
        assertEquals("HAS_HUMAN", set(given.derived(null)));
        assertEquals("HAS_HUMAN", set(given.derived(RunData.NONE)));
        assertEquals("HAS_HUMAN", set(given.derived(RunData.NONE.withSteps(List.of()))));
    }

    private static String set(RunFlags flags) {
        return Arrays.stream(RunFlag.values()).filter(flags::is).map(Enum::name).collect(Collectors.joining(" "));
    }
}
