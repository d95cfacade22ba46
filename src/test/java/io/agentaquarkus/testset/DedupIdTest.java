package io.agentaquarkus.testset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

/** The expected ids are those that the original made. */
class DedupIdTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "0 | {'country':'France','capital':'Paris'} | {'country':'France','capital':'Paris','testcase_dedup_id':'64e017e06435'}",
            "1 | {'country':'Spain','capital':'Madrid'} | {'country':'Spain','capital':'Madrid','testcase_dedup_id':'ed2d6cdce4a7'}",
            "8 | {'q':'i'} | {'q':'i','testcase_dedup_id':'d8975af4b96c'}",
            "9 | {'q':'i'} | {'q':'i','testcase_dedup_id':'c04333c5cd49'}",
            "4 | {'q':'e','testcase_dedup_id':null} | {'q':'e','testcase_dedup_id':'4adc22bcbbab'}" })
    void aNewOneComesFromTheContentAndTheNumber(int number, String row, String expected) {
        assertEquals(json(expected), DedupId.added(json(row), number));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'q':'a','testcase_dedup_id':'mine'} | {'q':'a','testcase_dedup_id':'mine'}",
            "{'q':'b','__dedup_id__':'yours'} | {'q':'b','testcase_dedup_id':'yours'}",
            "{'q':'c','testcase_dedup_id':'kept','__dedup_id__':'dropped'} | {'q':'c','testcase_dedup_id':'kept'}",
            "{'q':'d','testcase_dedup_id':'','__dedup_id__':'used'} | {'q':'d','testcase_dedup_id':'used'}" })
    void aSentOneStays(String row, String expected) {
        assertEquals(json(expected), DedupId.added(json(row), 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "5 | {'q':'f','testcase_id':'0195d6f0-7b1e-7c3a-9d55-0c1f5a6b7c11'} | {'q':'f','testcase_dedup_id':'78398e6951f8'}",
            "6 | {'q':'g','testcase_id':'0195d6f0-7b1e-7c3a-9d55-0c1f5a6b7c12'} | {'q':'g','testcase_dedup_id':'fde55f4e421b'}",
            "7 | {'q':'h','testcase_id':'not-a-uuid'} | {'q':'h','testcase_dedup_id':'a595e84b7318'}" })
    void theIdOfARowTakesThePlaceOfItsContent(int number, String row, String expected) {
        assertEquals(json(expected), DedupId.added(json(row), number));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) ExactJson.read(text.replace('\'', '"'));
    }
}
