package io.agentaquarkus.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text at once, the first one lowest. A test answers with the high bit of each byte that it is true of:
 * whether any bit is set is certain, and of the bits the lowest is right, while those above it may not be.
 */
public final class ByteWords {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x80 * EACH;

    private ByteWords() {
    }

    /** The eight bytes from a place on, all of which must be there. */
    public static long at(byte[] bytes, int place) {
        return (long) WORD.get(bytes, place);
    }

    /** Bytes that are one of ASCII. */
    public static long equal(long word, char ascii) {
        long difference = word ^ ascii * EACH;
        return difference - EACH & ~difference & HIGH;
    }

    /** Bytes below one of ASCII; those beyond ASCII are not below any. */
    public static long below(long word, char ascii) {
        return word - ascii * EACH & ~word & HIGH;
    }
}
