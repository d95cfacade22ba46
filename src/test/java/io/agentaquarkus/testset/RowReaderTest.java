package io.agentaquarkus.testset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.node.ObjectNode;

class RowReaderTest {

    @TempDir
    Path folder;

    @Test
    void csvCellsAreTexts() throws IOException {
        assertEquals(List.of("2: {\"n\":\"1.50\",\"b\":\"true\",\"s\":\" x \"}", "3: {\"n\":\"\",\"b\":\"null\",\"s\":\"\"}"),
                csv("n,b,s\n1.50,true, x \n,null,\n"));
    }

    @Test
    void csvLinesAreCountedAcrossQuotedLineEndsAndBlankLines() throws IOException {
        assertEquals(List.of("3: {\"a\":\"x\\ny\",\"b\":\"\\\"\"}", "6: {\"a\":\"1\",\"b\":null}"),
                csv("a,b\n\n\"x\ny\",\"\"\"\"\n\n1\n"));
    }

    @Test
    void csvTakesAByteOrderMarkAndAnyLineEnd() throws IOException {
        assertEquals(List.of("2: {\"a\":\"1\"}", "3: {\"a\":\"2\"}"), csv("\uFEFFa\r\n1\r\n2"));
        assertEquals(List.of("2: {\"a\":\"#1\"}"), csv("a\n#1\n"));
    }

    @Test
    void csvOfAHeaderOrNothingHasNoRows() throws IOException {
        assertEquals(List.of(), csv(""));
        assertEquals(List.of(), csv("a,b"));
        assertEquals(List.of(), csv("\n\n"));
    }

    @Test
    void csvOfARepeatedColumnKeepsTheLastCell() throws IOException {
        assertEquals(List.of("2: {\"a\":\"2\",\"\":\"3\"}"), csv("a,a,\n1,2,3\n"));
    }

    @Test
    void aCsvRowThatIsTooLongIsNamedByItsLine() {
        assertEquals("line 4: 3 cells, but the header has 2 columns.",
                assertThrows(BadRow.class, () -> csv("a,b\n1,2\n\n1,2,3\n")).getMessage());
    }

    @Test
    void brokenQuotesAreNamedByTheLineBefore() {
        for (String text : new String[] { "a,b\n1,2\n\"3,4\n5,6\n", "a,b\n1,2\n\"3\"x,4\n" }) {
            String message = assertThrows(UnreadableFile.class, () -> csv(text)).getMessage();
            assertEquals("after line 2: ", message.substring(0, 14), message);
        }
    }

    @Test
    void whatIsNoUtf8IsRefused() {
        byte[] latin = "a\n1\n2\né\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(UnreadableFile.class, () -> read(latin, FileType.CSV));
        assertThrows(UnreadableFile.class, () -> read("[{\"a\":\"é\"}]".getBytes(StandardCharsets.ISO_8859_1), FileType.JSON));
        assertThrows(UnreadableFile.class, () -> read(new byte[] { (byte) 0xFF, 'a' }, FileType.CSV));
    }

    @Test
    void jsonRowsAreTheObjectsOfTheArray() throws IOException {
        assertEquals(List.of("1: {\"a\":1.0}", "3: {\"a\":{\"b\":[null]}}"),
                json("[{\"a\":1.0}, 2, \"x\",\nnull, [3],\n{\"a\":{\"b\":[null]}}]\n"));
        assertEquals(List.of(), json("[]"));
    }

    @Test
    void jsonThatIsNoArrayIsRefused() {
        for (String text : new String[] { "{\"a\":1}", "\"a\"", "null", "{\"a\":[{}]}" }) {
            assertEquals("Testset rows must be a dictionary.", assertThrows(BadRow.class, () -> json(text)).getMessage(), text);
        }
    }

    @Test
    void brokenJsonIsNamedByItsPlace() {
        assertEquals("line 2, column 6: ", assertThrows(UnreadableFile.class, () -> json("[{\"a\":1},\n{\"a\" 1}]"))
                .getMessage().substring(0, 18));
        assertEquals("it is empty.", assertThrows(UnreadableFile.class, () -> json("")).getMessage());
        assertEquals("line 2: more than one value.",
                assertThrows(UnreadableFile.class, () -> json("[]\n[]")).getMessage());
        for (String text : new String[] { "\uFEFF[]", "[{\"a\":NaN}]", "[{\"a\":1}", "a,b\n1,2", "{} {}" }) {
            assertThrows(UnreadableFile.class, () -> json(text), text);
        }
    }

    private List<String> csv(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), FileType.CSV);
    }

    private List<String> json(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), FileType.JSON);
    }

    /** Reads on after the end, as one who asks again does. */
    private List<String> read(byte[] content, FileType type) throws IOException {
        Path file = Files.write(folder.resolve("rows"), content);
        List<String> rows = new ArrayList<>();
        try (RowReader reader = RowReader.open(file, type)) {
            for (ObjectNode row = reader.next(); row != null; row = reader.next()) {
                rows.add(reader.line() + ": " + row);
            }
            assertEquals(null, reader.next());
        }
        return rows;
    }
}
