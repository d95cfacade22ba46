package io.agentaquarkus.span.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.span.filter.Filter.Options;

class PatternsTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', value = { "\"\" | \"\" | true", "\"\" | a | false", "% | \"\" | true",
            "%% | a | true", "a% | abc | true", "a% | bac | false", "%c | abc | true", "%b% | abc | true", "a_c | abc | true",
            "a_c | ac | false", "_ | 😀 | true", "__ | 😀 | false", "%😀 | x😀 | true", "a\\%c | a%c | true",
            "a\\%c | abc | false",
            "a\\\\c | a\\c | true", "%a%b%c% | xxaxxbxxcxx | true", "%a%b%c% | xxaxxcxxbxx | false", "%ab | aab | true",
            "a%b_d | a-b-b-b=d | true", "a.c | abc | false", "[a] | a | false" })
    void wildcards(String like, String text, boolean matches) {
        assertEquals(matches, Patterns.matches(like, text, true));
    }

    @ParameterizedTest
    @CsvSource({ "abc, ABC, true", "É, é, true", "ß, ẞ, true", "я, Я, true", "k, \u212A, false", "\u212A, k, true",
            "s, \u017F, false" })
    void withoutRegardToCase(String like, String text, boolean matches) {
        assertEquals(matches, Patterns.matches(like, text, false));
        assertFalse(Patterns.matches(like, text, true));
    }

    @Test
    void wildcardsStandForLineBreaksToo() {
        assertTrue(Patterns.matches("a%c_", "a\nbc\n", true));
    }

    @Test
    void operatorsArePatterns() {
        assertEquals("x%", Patterns.like(Operator.STARTSWITH, "x", Options.NONE));
        assertEquals("%x", Patterns.like(Operator.ENDSWITH, "x", Options.NONE));
        assertEquals("%x%", Patterns.like(Operator.CONTAINS, "x", Options.NONE));
        assertEquals("%x%", Patterns.like(Operator.MATCHES, "x", Options.NONE));
        assertEquals("x", Patterns.like(Operator.MATCHES, "x", new Options(false, true, false)));
        assertEquals("x", Patterns.like(Operator.LIKE, "x", Options.NONE));
    }

    @Test
    void aBackslashAtTheEndMeansItself() {
        assertTrue(Patterns.matches(Patterns.like(Operator.ENDSWITH, "\\", Options.NONE), "a\\", true));
        assertTrue(Patterns.matches(Patterns.like(Operator.CONTAINS, "a\\", Options.NONE), "xa\\y", true));
        assertFalse(Patterns.matches(Patterns.like(Operator.CONTAINS, "a\\", Options.NONE), "xa%", true));
        assertEquals("%\\\\", Patterns.like(Operator.ENDSWITH, "\\\\", Options.NONE));
        assertEquals("\\\\\\\\", Patterns.like(Operator.LIKE, "\\\\\\", Options.NONE));
    }

    /** A regular expression would take years. */
    @Test
    void manyWildcardsOverALongTextTakeNoTime() {
        String text = "a".repeat(100_000);
        assertTimeoutPreemptively(Duration.ofSeconds(30),
                () -> assertFalse(Patterns.matches("%a".repeat(50) + "b", text, false)));
    }
}
