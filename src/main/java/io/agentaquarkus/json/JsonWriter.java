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

    private static final int DECIMAL_PLACES = 9;
    private static final double DECIMAL_UNITS = 1e9;
    private static final double DECIMAL_BELOW = 1e6;

    /** Texts of fewer characters are written anew sooner than they are found. */
    private static final int REPEATED_LENGTH_MIN = 32;
    private static final int REPEATED_KEPT = 16;

    /** The last long texts, in turns, and where they stand in the buffer: what a sender said is said again under {@code ag}. */
    private final String[] repeated = new String[REPEATED_KEPT];
    private final int[] repeatedFrom = new int[REPEATED_KEPT];
    private final int[] repeatedTo = new int[REPEATED_KEPT];
    private int repeatedNext;

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
            Arrays.fill(writer.repeated, null);
            if (writer.buffer.length > BUFFER_KEPT) {
                WRITERS.remove();
            }
        }
    }

    /** One frame of the stack for a level of nesting, and not two: values may be thousands of levels deep. */
    private void value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof JsonObject object && object.isFew()) {
            open('{');
            for (int i = 0; i < object.size(); i++) {
                separate(i > 0);
                text(object.name(i));
                put(':');
                value(object.value(i));
            }
            close('}');
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
            if (!decimal(number)) {
                String text = NumberOutput.toString(number, true);
                ascii(number.isNaN() || number.isInfinite() ? '"' + text + '"' : text);
            }
        } else if (value instanceof Boolean || value instanceof Long || value instanceof Integer
                || value instanceof BigInteger) {
            ascii(value.toString());
        } else {
            throw new IllegalArgumentException("Not a plain value: " + value.getClass().getName());
        }
    }

    /**
     * Writes durations and costs, which are decimals of few digits. Two decimals of no more than 15 digits are never the same
     * double, so one that is this double is its shortest form. Numbers from 0.001 on have no exponent.
     *
     * @return whether it was such a number
     */
    private boolean decimal(double number) {
        if (!(number >= 1e-3 && number < DECIMAL_BELOW)) {
            return false;
        }
        long units = Math.round(number * DECIMAL_UNITS);
        if (units / DECIMAL_UNITS != number) {
            return false;
        }
        long whole = units / (long) DECIMAL_UNITS;
        long fraction = units % (long) DECIMAL_UNITS;
        int places = DECIMAL_PLACES;
        for (; places > 1 && fraction % 10 == 0; places--) {
            fraction /= 10;
        }
        int digits = 1;
        for (long rest = whole; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits + 1 + places);
        digits(fraction, size + digits + 1, places);
        buffer[size + digits] = '.';
        digits(whole, size, digits);
        size += digits + 1 + places;
        return true;
    }

    private void digits(long number, int from, int count) {
        long rest = number;
        for (int at = from + count; at > from; rest /= 10) {
            buffer[--at] = (byte) ('0' + rest % 10);
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
        if (text.length() < REPEATED_LENGTH_MIN) {
            escaped(text);
            return;
        }
        for (int i = 0; i < REPEATED_KEPT; i++) {
            if (repeated[i] == text) {
                copy(buffer, repeatedFrom[i], repeatedTo[i]);
                return;
            }
        }
        int i = repeatedNext++ & REPEATED_KEPT - 1;
        repeatedFrom[i] = size;
        escaped(text);
        repeatedTo[i] = size;
        repeated[i] = text;
    }

    private void escaped(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put('"');
        int written = 0;
        for (int at = plain(utf8, 0); at < utf8.length; at = plain(utf8, written)) {
            copy(utf8, written, at);
            escape(utf8[at]);
            written = at + 1;
        }
        copy(utf8, written, utf8.length);
        put('"');
    }

    /** The place of the next byte that needs an escape; the length when there is none. */
    private static int plain(byte[] utf8, int from) {
        int at = from;
        for (int last = utf8.length - Long.BYTES; at <= last && isPlain(ByteWords.at(utf8, at));) {
            at += Long.BYTES;
        }
        while (at < utf8.length) {
            byte b = utf8[at];
            if (b == '"' || b == '\\' || b >= 0 && b < ' ') {
                return at;
            }
            at++;
        }
        return at;
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
