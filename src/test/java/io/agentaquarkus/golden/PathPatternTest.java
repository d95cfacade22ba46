package io.agentaquarkus.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
            "/a/b, /a/b, true", "/a/b, /a, false", "/a/b, /a/b/c, false", "/a/*, /a/b, true", "/a/*, /a, false",
            "/*/b, /0/b, true", "/**, /a/b/c, true", "/**/c, /a/b/c, true", "/**/c, /c, true", "/**/c, /a/b, false",
            "/a/**/c, /a/c, true", "/a/**/c, /a/x/y/c, true", "/a/**/c, /b/x/c, false" })
    void matches(String pattern, String path, boolean matches) {
        assertEquals(matches, new PathPattern(pattern).matches(path));
    }
}
