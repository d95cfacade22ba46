package io.agentaquarkus.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogFilesTest {

    private static final Path ROOT = Path.of("src/main/resources/catalog");

    @Test
    void aMissingFileIsNamed() {
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> CatalogFiles.object("types/none"));
        assertEquals("catalog/types/none.json is missing", failure.getMessage());
    }

    @Test
    void aBrokenFileIsNamed() {
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> CatalogFiles.object("test/broken"));
        assertEquals("catalog/test/broken.json cannot be read", failure.getMessage());
    }

    @Test
    void aFileThatHoldsNoObjectIsNamed() {
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> CatalogFiles.object("test/list"));
        assertEquals("catalog/test/list.json is no JSON object", failure.getMessage());
    }

    @Test
    void aMissingMemberIsNamed() {
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> CatalogFiles.index("nothing"));
        assertTrue(failure.getMessage().startsWith("The catalogue lacks 'nothing' in "));
    }

    @Test
    void membersBesideAPartAreAdded() {
        assertEquals("{\"whole\":[{\"type\":\"boolean\",\"default\":false,\"x-ag-type\":\"bool\",\"label\":\"a\"}]}",
                CatalogFiles.object("test/use").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "interfaces", "templates", "types" })
    void theIndexListsAllFiles(String folder) throws IOException {
        try (var files = Files.list(ROOT.resolve(folder))) {
            Set<String> names = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names, new TreeSet<>(CatalogFiles.index(folder)));
        }
    }
}
