package io.agentaquarkus.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingsTest {

    private static final String ID = "019d952f-5945-71b1-b8cb-d6d8e675c18d";
    private static final String OTHER_ID = "019d952f-5945-71b1-b8cb-d6d8e675c18e";

    private final Bindings bindings = new Bindings();

    @Test
    void theFirstAppearanceBindsAndTheNextMustBeEqual() {
        assertTrue(bindings.match("${uuid:1}", ID));
        assertTrue(bindings.match("${uuid:1}", ID));
        assertFalse(bindings.match("${uuid:1}", OTHER_ID));
        assertTrue(bindings.match("${uuid:2}", OTHER_ID));
        assertEquals("/applications/" + ID, bindings.substitute("/applications/${uuid:1}"));
    }

    @Test
    void aTextThatDoesNotMatchBindsNothing() {
        assertFalse(bindings.match("${uuid:1}/${uuid:2}", ID + "/none"));
        assertEquals("${uuid:1}", bindings.substitute("${uuid:1}"));
    }

    @Test
    void aSymbolWithoutANameIsOnlyAShape() {
        assertTrue(bindings.match("${time}", "2026-08-22T10:11:12.123456Z"));
        assertTrue(bindings.match("${time}", "2026-08-22T10:11:13Z"));
        assertFalse(bindings.match("${time}", "yesterday"));
    }

    @Test
    void aSymbolMayStandTwiceInOneText() {
        assertFalse(bindings.match("${hex12:1}-${hex12:1}", "0123456789ab-0123456789ac"));
        assertTrue(bindings.match("${hex12:1}-${hex12:1}", "0123456789ab-0123456789ab"));
    }

    @Test
    void whatSurroundsASymbolIsMeantLiterally() {
        assertFalse(bindings.match("a.b ${span:1}", "aXb 5bad000000000001"));
        assertTrue(bindings.match("a.b ${span:1}", "a.b 5bad000000000001"));
    }

    @Test
    void anUnknownKindIsMeantLiterally() {
        assertTrue(bindings.match("${input.name}", "${input.name}"));
        assertTrue(bindings.match("${unknown:1}", "${unknown:1}"));
        assertFalse(bindings.match("${unknown:1}", "else"));
    }

    @ParameterizedTest
    @CsvSource({
            "'${prefix:1}.${hex64:1}', AbCd1234.0000000000000000000000000000000000000000000000000000000000000000",
            "'${stamp}', 2026-08-22 10:11:12.123456+00:00",
            "'${origin:1}/w', http://localhost:8080/w",
            "'${jwt:1}', eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.c2ln",
            "'${token:1}', a_word-1" })
    void shapes(String expected, String actual) {
        assertTrue(bindings.match(expected, actual));
        assertFalse(bindings.match(expected, ""));
    }

    @Test
    void aTrialCountsOnlyWhenItIsAdopted() {
        Bindings trial = bindings.copy();
        assertTrue(trial.match("${uuid:1}", ID));
        assertTrue(bindings.match("${uuid:1}", OTHER_ID));
        bindings.adopt(trial);
        assertEquals(ID, bindings.substitute("${uuid:1}"));
    }
}
