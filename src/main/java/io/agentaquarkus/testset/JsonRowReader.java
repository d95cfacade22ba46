package io.agentaquarkus.testset;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;

/** Rows of a JSON file: an array of objects. What else is in the array counts for nothing. */
final class JsonRowReader implements RowReader {

    private static final ObjectReader ELEMENT = ExactJson.MAPPER.reader()
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonParser parser;
    private boolean begun;
    private boolean ended;
    private long line;

    JsonRowReader(Reader text) throws IOException {
        parser = ExactJson.MAPPER.createParser(text);
    }

    @Override
    public ObjectNode next() throws IOException {
        try {
            return row();
        } catch (JsonProcessingException e) {
            throw new UnreadableFile("line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr()
                    + ": " + e.getOriginalMessage());
        } catch (CharacterCodingException e) {
            throw new UnreadableFile("after line " + parser.currentLocation().getLineNr() + ": not UTF-8.");
        }
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private ObjectNode row() throws IOException {
        if (!begun) {
            begin();
        }
        while (!ended && parser.nextToken() != JsonToken.END_ARRAY) {
            line = parser.currentTokenLocation().getLineNr();
            JsonNode element = ELEMENT.readTree(parser);
            if (element instanceof ObjectNode row) {
                return row;
            }
        }
        requireEnd();
        ended = true;
        return null;
    }

    private void begin() throws IOException {
        begun = true;
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new UnreadableFile("it is empty.");
        }
        if (first != JsonToken.START_ARRAY) {
            parser.skipChildren();
            requireEnd();
            throw new BadRow(0, "Testset rows must be a dictionary.");
        }
    }

    private void requireEnd() throws IOException {
        if (parser.nextToken() != null) {
            throw new UnreadableFile("line " + parser.currentTokenLocation().getLineNr() + ": more than one value.");
        }
    }
}
