package io.agentaquarkus.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads again what the parser refuses by mistake: a character beyond the 16-bit ones that is written as two escapes, in the
 * name of a member. From bytes it does not accept that, from text it does (seen with Jackson 2.21).
 */
public final class EscapedPairs {

    /** Reads text. */
    public interface Reading<T> {

        T read(String text) throws IOException;
    }

    private EscapedPairs() {
    }

    /** What the text says, or the failure when it is right. */
    public static <T> T readAgain(byte[] json, IOException failure, Reading<T> reading) throws IOException {
        String message = failure.getMessage();
        if (message == null || !message.contains("Illegal surrogate")) {
            throw failure;
        }
        try {
            return reading.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
        } catch (CharacterCodingException notText) {
            throw failure;
        }
    }
}
