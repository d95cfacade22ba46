package io.agentaquarkus.contract;

import static io.agentaquarkus.contract.Checks.apply;
import static io.agentaquarkus.contract.Checks.compiled;
import static io.agentaquarkus.contract.Checks.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    @ParameterizedTest
    @CsvSource({ "31d6cfe0-4b90-11ec-8001-42010a8000b0", "31D6CFE0-4B90-11EC-8001-42010A8000B0",
            "31d6cfe04b9011ec800142010a8000b0",
            "urn:uuid:31d6cfe0-4b90-11ec-8001-42010a8000b0", "{31d6cfe0-4b90-11ec-8001-42010a8000b0}" })
    void formsOfAUuid(String text) {
        assertEquals("'31d6cfe0-4b90-11ec-8001-42010a8000b0'", apply(Formats.UUID, "'" + text + "'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "z1 | invalid character: found `z` at 1",
            "nope | invalid character: found `n` at 1",
            "\"\" | invalid length: expected length 32 for simple format, found 0",
            "abc | invalid length: expected length 32 for simple format, found 3",
            "31d6cfe0-4b90-11ec-8001-42010a8000b | invalid group length in group 4: expected 12, found 11",
            "31d6cfe04-b90-11ec-8001-42010a8000b0 | invalid group length in group 0: expected 8, found 9",
            "31d6cfe0-4b90-11ec | invalid group count: expected 5, found 3", "- | invalid group count: expected 5, found 2",
            "urn:uuid:x | invalid character: found `x` at 10", "{x} | invalid character: found `x` at 2",
            "٣ | invalid character: found `٣` at 1",
            "😀 | invalid character: found `😀` at 1" })
    void whyATextIsNoUuid(String text, String error) {
        assertEquals("uuid_parsing: Input should be a valid UUID, " + error, refusal(Formats.UUID, "'" + text + "'"));
    }

    @Test
    void aUuidIsAText() {
        assertEquals(
                "[{'type':'uuid_type','loc':['body'],'msg':'UUID input should be a string, bytes or UUID object','input':5}]",
                apply(Formats.UUID, "5"));
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-01T10:00:00Z, 2026-11-01T10:00:00Z", "2026-11-01t10:00:00z, 2026-11-01T10:00:00Z",
            "2026-11-01 10:00, 2026-11-01T10:00:00Z", "2026-11-01_10:00:00, 2026-11-01T10:00:00Z",
            "2026-11-01T12:00:00+02:00, 2026-11-01T10:00:00Z", "2026-11-01T12:00:00+0200, 2026-11-01T10:00:00Z",
            "2026-11-01T10:00:00.5, 2026-11-01T10:00:00.500000Z",
            "2026-11-01T12:00:00.123456789+02:00, 2026-11-01T10:00:00.123456789Z",
            "2026-11-01, 2026-11-01T00:00:00Z", "1793527200, 2026-11-01T10:00:00Z", "1793527200000, 2026-11-01T10:00:00Z",
            "1793527200.5, 2026-11-01T10:00:00.500000Z", "-86400, 1969-12-31T00:00:00Z" })
    void formsOfATime(String text, String iso) {
        assertEquals("'" + iso + "'", apply(Formats.DATE_TIME, "'" + text + "'"));
    }

    @Test
    void numbersAreSecondsOrMilliseconds() {
        assertEquals("'2026-11-01T10:00:00Z'", apply(Formats.DATE_TIME, "1793527200"));
        assertEquals("'2026-11-01T10:00:00.250000Z'", apply(Formats.DATE_TIME, "1793527200250"));
        assertEquals("'1970-01-01T00:00:00Z'", apply(Formats.DATE_TIME, "0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "yesterday | input is too short", "'' | input is too short",
            "2026-13-01 | month value is outside expected range of 1-12", "2026-02-30 | day value is outside expected range",
            "2026-11-31T10:00:00Z | day value is outside expected range",
            "2026/11/01 10:00 | invalid date separator, expected `-`",
            "day of days | invalid character in year", "2026-11-01x10:00 | unexpected extra characters at the end of the input",
            "2026-11-01T25:00 | invalid datetime separator, expected `T`, `t`, `_` or space" })
    void whyATextIsNoTime(String text, String error) {
        assertEquals("datetime_from_date_parsing: Input should be a valid datetime or date, " + error,
                refusal(Formats.DATE_TIME, text.equals("''") ? text : "'" + text + "'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "1e300 | dates after 9999",
            "'99999999999999999999' | dates after 9999",
            "1e999999999 | dates after 9999", "-1e300 | dates before 1600" })
    void numbersThatNobodyCanMean(String number, String error) {
        assertEquals("datetime_parsing: Input should be a valid datetime, " + error + " are not supported as unix timestamps",
                refusal(Formats.DATE_TIME, number));
    }

    @Test
    void aTimeIsATextOrANumber() {
        assertEquals("datetime_type: Input should be a valid datetime", refusal(Formats.DATE_TIME, "true"));
    }

    @Test
    void slugsAreSafeInUrls() {
        Check check = compiled("{'type':'object','properties':{'slug':{'type':'string'}}}");
        assertEquals("{'slug':'a-B_9.x'}", apply(check, "{'slug':'a-B_9.x'}"));
        for (String slug : new String[] { "", ".a", "a b", "a/b", "é" }) {
            assertEquals("[{'type':'value_error','loc':['body','slug'],'msg':'Value error, 'slug' must be URL-safe.','input':'"
                    + slug
                    + "','ctx':{'error':{}}}]", apply(check, "{'slug':'" + slug + "'}"));
        }
        assertEquals("string_type: Input should be a valid string", refusal(check, "{'slug':5}"));
    }
}
