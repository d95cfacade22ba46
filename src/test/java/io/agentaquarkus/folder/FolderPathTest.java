package io.agentaquarkus.folder;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.agentaquarkus.problem.Problem;

class FolderPathTest {

    @Test
    void aPathIsTheSlugsFromTheTopDown() {
        assertEquals("support", FolderPath.of(null, "support"));
        assertEquals("support.eu-west", FolderPath.of("support", "eu-west"));
    }

    @Test
    void tenLevelsAreAllowedAndDotsInSlugsCount() {
        assertDoesNotThrow(() -> FolderPath.checkDepth("a.b.c.d.e.f.g.h.i.j", 0));
        Problem refusal = assertThrows(Problem.class, () -> FolderPath.checkDepth("a.b.c.d.e.f.g.h.i.j.k", 0));
        assertEquals(400, refusal.status());
        assertEquals("Folder path depth exceeds maximum allowed nesting level (10 levels).", refusal.detail());
        assertDoesNotThrow(() -> FolderPath.checkDepth("a.b.c", 7));
        assertThrows(Problem.class, () -> FolderPath.checkDepth("a.b.c", 8));
    }

    @Test
    void aSlugHas64CharactersAtMost() {
        assertDoesNotThrow(() -> FolderPath.checkSlug("s".repeat(64)));
        Problem refusal = assertThrows(Problem.class, () -> FolderPath.checkSlug("s".repeat(65)));
        assertEquals("Folder slug exceeds maximum length (64 characters).", refusal.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = { "A", "Größe 日本 2_x-y", "हिन्दी", " " })
    void namesAreOfAnyLanguage(String name) {
        assertDoesNotThrow(() -> FolderPath.checkName(name));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "a/b", "a.b", "a\nb", "a\n", "x!" })
    void otherCharactersAreRefusedAndSoIsNoName(String name) {
        Problem refusal = assertThrows(Problem.class, () -> FolderPath.checkName(name));
        assertEquals(400, refusal.status());
        assertEquals("Folder name contains invalid characters. Allowed characters are: letters and digits from any language,"
                + " underscores (_), spaces, and hyphens (-).", refusal.detail());
    }
}
