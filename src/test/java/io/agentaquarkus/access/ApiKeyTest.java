package io.agentaquarkus.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    @Test
    void aNewKeyIsAPrefixAndASecret() {
        ApiKey key = ApiKey.generate();
        assertTrue(key.text().matches("[A-Za-z0-9]{8}\\.[0-9a-f]{64}"));
        assertEquals(Optional.of(key), ApiKey.parse(key.text()));
        assertNotEquals(key, ApiKey.generate());
    }

    @Test
    void aKeyIsSplitAtTheFirstDot() {
        assertEquals(Optional.of(new ApiKey("a", "b.c")), ApiKey.parse("a.b.c"));
        assertEquals(Optional.of(new ApiKey("a", "")), ApiKey.parse("a."));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "abc", ".abc", "Access key" })
    void withoutAPrefixItIsNone(String text) {
        assertEquals(Optional.empty(), ApiKey.parse(text));
    }

    @Test
    void theHashIsThatOfTheSecretAlone() {
        assertEquals("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", new ApiKey("x", "hello").secretHash());
    }

    @Test
    void theSecretIsNotPrinted() {
        ApiKey key = ApiKey.generate();
        assertFalse(key.toString().contains(key.secret()));
        assertEquals("ApiKey[" + key.prefix() + "]", key.toString());
        Scope scope = new Scope(null, null, null, null, null, null, "ApiKey " + key.text());
        assertFalse(scope.toString().contains(key.secret()));
    }
}
