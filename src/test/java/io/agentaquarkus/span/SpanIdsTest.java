package io.agentaquarkus.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanIdsTest {

    private static final UUID TRACE = UUID.fromString("f5a2efb4-0895-881e-938e-2ebc070beca8");

    @ParameterizedTest
    @ValueSource(strings = { "f5a2efb40895881e938e2ebc070beca8", "F5A2EFB40895881E938E2EBC070BECA8",
            "0xf5a2efb40895881e938e2ebc070beca8", "0Xf5a2efb40895881e938e2ebc070beca8",
            "f5a2efb4-0895-881e-938e-2ebc070beca8" })
    void formsOfATraceId(String text) {
        assertEquals(TRACE, SpanIds.parseTrace(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = { "938e2ebc070beca8", "938E2EBC070BECA8", "0x938e2ebc070beca8", "f5a2efb40895881e938e2ebc070beca8",
            "f5a2efb4-0895-881e-938e-2ebc070beca8" })
    void formsOfASpanId(String text) {
        assertEquals(OptionalLong.of(0x938e2ebc070beca8L), SpanIds.parseSpan(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "0x", "f5a2efb40895881e938e2ebc070beca", "f5a2efb40895881e938e2ebc070beca80",
            "g5a2efb40895881e938e2ebc070beca8", "f5a2efb4-0895-881e-938e-2ebc070beca", "f5a2efb40-895-881e-938e-2ebc070beca8",
            "f5a2efb4-0895-881e-938e2ebc-070beca8", "-5a2efb40895881e938e2ebc070beca8", "٠5a2efb40895881e938e2ebc070beca8" })
    void anythingElseIsNone(String text) {
        assertTrue(SpanIds.parseTrace(text).isEmpty());
        assertTrue(SpanIds.parseSpan(text).isEmpty());
    }

    @Test
    void whatIsWritten() {
        assertEquals("f5a2efb40895881e938e2ebc070beca8", SpanIds.trace(TRACE));
        assertEquals("00000000000000ff", SpanIds.span(0xff));
        assertEquals("ffffffffffffffff", SpanIds.span(-1));
    }
}
