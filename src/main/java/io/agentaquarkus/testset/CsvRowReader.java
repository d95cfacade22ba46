package io.agentaquarkus.testset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/**
 * Rows of a CSV file. The first line that is not blank names the columns, every value is a text, and what a row lacks at its
 * end is null. Unlike in the original, a quote that is not closed, or in which more follows the closing one, is no CSV.
 */
final class CsvRowReader implements RowReader {

    private static final int BYTE_ORDER_MARK = '\uFEFF';
    /** Of one row, in characters. */
    private static final int ROW_MAX = 256 << 20;

    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long line;

    CsvRowReader(Reader text) throws IOException {
        CsvReader<CsvRecord> reader = CsvReader.builder().skipEmptyLines(true).commentStrategy(CommentStrategy.NONE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false).maxBufferSize(ROW_MAX).ofCsvRecord(withoutByteOrderMark(text));
        records = reader.iterator();
        header = hasNext() ? records.next().getFields() : List.of();
    }

    @Override
    public ObjectNode next() throws IOException {
        if (!hasNext()) {
            return null;
        }
        CsvRecord row = records.next();
        line = row.getStartingLineNumber();
        if (row.getFieldCount() > header.size()) {
            throw new BadRow(line, row.getFieldCount() + " cells, but the header has " + header.size() + " columns.");
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < header.size(); i++) {
            values.put(header.get(i), i < row.getFieldCount() ? row.getField(i) : null);
        }
        return values;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private boolean hasNext() throws IOException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? notUtf8() : e.getCause();
        } catch (CsvParseException e) {
            throw e.getCause() instanceof CharacterCodingException ? notUtf8()
                    : new UnreadableFile("after line " + line + ": " + e.getMessage());
        }
    }

    private UnreadableFile notUtf8() {
        return new UnreadableFile("after line " + line + ": not UTF-8.");
    }

    private Reader withoutByteOrderMark(Reader text) throws IOException {
        BufferedReader buffered = new BufferedReader(text);
        buffered.mark(1);
        try {
            if (buffered.read() != BYTE_ORDER_MARK) {
                buffered.reset();
            }
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
        return buffered;
    }
}
