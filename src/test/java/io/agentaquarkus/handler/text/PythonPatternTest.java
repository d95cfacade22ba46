package io.agentaquarkus.handler.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "(?P<a>x)(?:y)(z)\\2 ; xyzz ; true", "(?(1)a|b) ; b ; invalid", "(x)?(?(1)a|b) ; xa ; true",
            "^(x)?(?(1)a|b)$ ; a ; false", "[^\\W\\d]+$ ; 12ab ; true", "^[^\\W\\d]+$ ; 12 ; false", "[a\\-z] ; - ; true",
            "[\\d-x] ; - ; invalid", "a**b ; aab ; invalid", "^* ; a ; invalid", "x{2}{3} ; xx ; invalid", "\\B ; `` ; false",
            "(?<=(?:ab|cd))e ; cde ; true", "(?<=a|bc)e ; ae ; invalid", "\\N{DIGIT ONE} ; 1 ; true", "\\08 ; `\0008` ; true",
            "(?a:\\w)é ; aé ; true", "(?i:straße) ; STRASSE ; false", "(?-i:a) ; A ; false", "a{2 ; a{2 ; true",
            "(a)(?P=1) ; aa ; invalid", "(?P<n>a(?P=n)) ; aa ; invalid", "\\1(a) ; aa ; invalid" })
    void asPythonReadsIt(String pattern, String text, String found) {
        String result;
        try {
            result = String.valueOf(PythonPattern.compile(pattern, false).isFoundIn(text));
        } catch (PythonPattern.Invalid invalid) {
            result = "invalid";
        }
        assertEquals(found, result);
    }

    @ParameterizedTest
    @ValueSource(strings = { "^(.*a){30}x$", "^(a+)+\\1$" })
    void aPatternThatTriesEverythingEnds(String pattern) {
        PythonPattern compiled = PythonPattern.compile(pattern, false);
        assertTimeoutPreemptively(Duration.ofSeconds(30),
                () -> assertThrows(PythonPattern.TooSlow.class, () -> compiled.isFoundIn("a".repeat(300) + "b")));
    }

    @Test
    void aLongTextOrADeepPatternDoesNotEndTheThread() {
        assertThrows(PythonPattern.TooSlow.class,
                () -> PythonPattern.compile("^(?:a|b)*c$", false).isFoundIn("ab".repeat(500_000)));
        assertThrows(PythonPattern.Invalid.class, () -> PythonPattern.compile("(".repeat(5_000) + ")".repeat(5_000), false));
    }
}
