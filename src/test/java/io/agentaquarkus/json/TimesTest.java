package io.agentaquarkus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({ "2026-08-22T10:11:12Z, 2026-08-22T10:11:12Z", "2026-08-22t10:11:12.5z, 2026-08-22T10:11:12.5Z",
            "2026-08-22 10:11:12-00:00, 2026-08-22T10:11:12Z", "4021-04-25T16:31:47+20:45, 4021-04-24T19:46:47Z",
            "2026-08-22T10:11:12.1234567899-01:30, 2026-08-22T11:41:12.123456789Z",
            "0000-01-01T00:00:00+23:59, -0001-12-31T00:01:00Z" })
    void timesOfRfc3339AreRead(String text, Instant time) {
        assertEquals(time, Times.rfc3339(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "2026-08-22", "2026-08-22T10:11:12", "2026-08-22T10:11Z", "2026-02-30T10:11:12Z",
            "2026-08-22T24:00:00Z", "2026-08-22T10:11:60Z", "2026-08-22T10:11:12+24:00", "2026-08-22T10:11:12+0100",
            "+02026-08-22T10:11:12Z", "2026-08-22T10:11:12.Z" })
    void whatIsNoTimeIsRefused(String text) {
        assertThrows(DateTimeException.class, () -> Times.rfc3339(text));
    }
}
