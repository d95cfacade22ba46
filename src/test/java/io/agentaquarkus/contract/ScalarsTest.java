package io.agentaquarkus.contract;

import static io.agentaquarkus.contract.Checks.apply;
import static io.agentaquarkus.contract.Checks.compiled;
import static io.agentaquarkus.contract.Checks.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "3 | 3", "'3' | 3", "' -3 ' | -3", "'3.00' | 3", "2.0 | 2",
            "true | 1",
            "false | 0", "1e2 | 100", "12345678901234567890 | 12345678901234567890", "-0.0 | 0", "1e-999999999 | 0" })
    void integers(String given, String converted) {
        assertEquals(converted, apply(Scalars.INTEGER, given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'many' | int_parsing: Input should be a valid integer, unable to parse string as an integer",
            "'' | int_parsing: Input should be a valid integer, unable to parse string as an integer",
            "'3.5' | int_parsing: Input should be a valid integer, unable to parse string as an integer",
            "3.5 | int_from_float: Input should be a valid integer, got a number with a fractional part",
            "1e999999999 | finite_number: Input should be a finite number",
            "[] | int_type: Input should be a valid integer", "null | int_type: Input should be a valid integer" })
    void noIntegers(String given, String refusal) {
        assertEquals(refusal, refusal(Scalars.INTEGER, given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "3 | 3", "0.5 | 0.5", "'1.5e3' | 1.5E+3", "' .5 ' | 0.5",
            "true | 1" })
    void numbers(String given, String converted) {
        assertEquals(converted, apply(Scalars.NUMBER, given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'many' | float_parsing: Input should be a valid number, unable to parse string as a number",
            "{} | float_type: Input should be a valid number" })
    void noNumbers(String given, String refusal) {
        assertEquals(refusal, refusal(Scalars.NUMBER, given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "true | true", "'Yes' | true", "'on' | true", "'t' | true",
            "1 | true",
            "1.0 | true", "'1' | true", "false | false", "'N' | false", "'off' | false", "0 | false", "0.0 | false",
            "'FALSE' | false" })
    void truths(String given, String converted) {
        assertEquals(converted, apply(Scalars.BOOLEAN, given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'maybe' | bool_parsing: Input should be a valid boolean, unable to interpret input",
            "'' | bool_parsing: Input should be a valid boolean, unable to interpret input",
            "2 | bool_parsing: Input should be a valid boolean, unable to interpret input",
            "1e999999999 | bool_parsing: Input should be a valid boolean, unable to interpret input",
            "0.5 | bool_type: Input should be a valid boolean", "null | bool_type: Input should be a valid boolean" })
    void noTruths(String given, String refusal) {
        assertEquals(refusal, refusal(Scalars.BOOLEAN, given));
    }

    @Test
    void textsAndNullAreNotConverted() {
        assertEquals("''", apply(Scalars.TEXT, "''"));
        assertEquals("string_type: Input should be a valid string", refusal(Scalars.TEXT, "5"));
        assertEquals("null", apply(Scalars.NULL, "null"));
        assertEquals("none_required: Input should be None", refusal(Scalars.NULL, "0"));
    }

    @Test
    void wordsAreListedInTheRefusal() {
        assertEquals("[{'type':'literal_error','loc':['body'],'msg':'Input should be 'a', 'b' or 'c'','input':'d',"
                + "'ctx':{'expected':''a', 'b' or 'c''}}]",
                apply(Scalars.words(List.of("a", "b", "c"), "literal_error"), "'d'"));
        assertEquals("enum: Input should be 'a' or 'b'", refusal(Scalars.words(List.of("a", "b"), "enum"), "null"));
        assertEquals("enum: Input should be 'a'", refusal(Scalars.words(List.of("a"), "enum"), "'A'"));
        assertEquals("'b'", apply(Scalars.words(List.of("a", "b"), "enum"), "'b'"));
    }

    @Test
    void boundsApplyToTheConvertedNumber() {
        Check check = compiled("{'type':'integer','minimum':1,'maximum':10}");
        assertEquals("10", apply(check, "'10'"));
        assertEquals("[{'type':'greater_than_equal','loc':['body'],'msg':'Input should be greater than or equal to 1',"
                + "'input':'0','ctx':{'ge':1}}]", apply(check, "'0'"));
        assertEquals("less_than_equal: Input should be less than or equal to 10", refusal(check, "11"));
        assertEquals("int_type: Input should be a valid integer", refusal(check, "[]"));
    }

    /** Written out, each of these numbers would fill the memory. */
    @Test
    void numbersWithHugeExponentsTakeNoTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (String number : List.of("1e999999999", "-1e999999999", "1e-999999999", "'1e999999999'")) {
                apply(compiled("{'type':'integer','minimum':0,'maximum':10}"), number);
                apply(compiled("{'type':'number','minimum':0,'maximum':10}"), number);
                apply(Scalars.BOOLEAN, number);
                apply(Formats.DATE_TIME, number);
            }
            apply(Scalars.NUMBER, "'" + "9".repeat(5_000_000) + "'");
            apply(Scalars.INTEGER, "'" + "9".repeat(5_000_000) + "'");
        });
    }
}
