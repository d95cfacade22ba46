package io.agentaquarkus.span.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullTextTest {

    private static final List<String> TEXTS = List.of("Hello wide World", "It's naïve, isn't it?", "code-42 über 😀");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { "hello | true", "HELLO world | true", "world hello | true",
            "hello 42 | true", "wor | false", "worlds | false", "\"wide world\" | true", "\"hello world\" | false",
            "\"World It\" | false", "\"unclosed | false", "hello or nothing | true", "nothing or hello | true",
            "nothing or nobody | false", "nothing hello or world | true", "hello -wide | false", "hello -nothing | true",
            "-nothing | true", "-hello | false", "-\"hello world\" | true", "-\"wide world\" | false", "it's | true",
            "isn't | true", "naïve | true", "naive | false", "code-42 | true", "über | true", "😀 | false", "or | false",
            "hello or | true", "or hello | true", "% | false", "'' | false" })
    void wordsInTheMannerOfAWebSearch(String query, boolean matches) {
        assertEquals(matches, FullText.matches(query, TEXTS));
    }
}
