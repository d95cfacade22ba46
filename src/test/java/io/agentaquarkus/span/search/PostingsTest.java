package io.agentaquarkus.span.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.agentaquarkus.span.filter.SpanTerms;

/** Whatever was collected is found, and nothing besides, whichever bucket and number a term has. */
class PostingsTest {

    private static final int SPANS = 3_000;

    @ParameterizedTest
    @EnumSource
    void whatWasCollectedIsFound(Postings.Size size) {
        Random random = new Random(1);
        TermCollection collection = new TermCollection();
        Map<Integer, BitSet> expected = new TreeMap<>();
        for (int place = 0; place < SPANS; place++) {
            byte[] attributes = attributes(random, place);
            assertTrue(collection.add(place, attributes, null));
            int span = place;
            SpanTerms.of(attributes, null, term -> expected.computeIfAbsent(term, t -> new BitSet()).set(span));
        }
        Map<Integer, byte[]> postings = collection.postings(size, SPANS);
        expected.forEach((term, places) -> {
            BitSet found = Postings.find(postings.get(size.bucket(term)), term, SPANS);
            if (places.cardinality() > SPANS / 8) {
                places.set(0, SPANS);
            }
            assertEquals(places, found, () -> "term " + term);
            assertFalse(Postings.find(postings.get(size.bucket(term ^ 1)), term ^ 1, SPANS).cardinality() > 0
                    && !expected.containsKey(term ^ 1));
        });
        assertTrue(expected.values().stream().anyMatch(places -> places.cardinality() == SPANS), "terms of all spans");
        assertTrue(expected.size() > SPANS, "terms of few spans");
    }

    @Test
    void bucketsOfDifferentSizesDiffer() {
        for (int term : new int[] { 0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE }) {
            assertTrue(Postings.Size.SMALL.bucket(term) < 64);
            assertTrue(Postings.Size.FULL.bucket(term) >= 1_024 && Postings.Size.FULL.bucket(term) < 2_048);
        }
    }

    @Test
    void aSpanOfTooManyTermsIsNotListed() {
        TermCollection collection = new TermCollection();
        StringBuilder text = new StringBuilder("{\"t\":\"");
        for (int i = 0; i < TermCollection.SPAN_TERMS_MAX; i++) {
            text.append(i).append(' ');
        }
        assertFalse(collection.add(0, bytes(text + "\"}"), null));
        assertTrue(collection.postings(Postings.Size.SMALL, 1).isEmpty());
    }

    private static byte[] attributes(Random random, int place) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            words.add("w" + (int) (2_000 * Math.pow(random.nextDouble(), 3)));
        }
        return bytes("{\"id\":\"" + place + "\",\"n\":" + random.nextInt(5) + ",\"t\":\"" + String.join(" ", words) + "\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
