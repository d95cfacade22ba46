package io.agentaquarkus.span;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The text forms of trace and span ids: what is accepted, and the one form that is written. */
public final class SpanIds {

    private static final HexFormat HEX = HexFormat.of();

    private SpanIds() {
    }

    /** 32 lower-case hexadecimal digits. */
    public static String trace(UUID traceId) {
        return HEX.toHexDigits(traceId.getMostSignificantBits()) + HEX.toHexDigits(traceId.getLeastSignificantBits());
    }

    /** 16 lower-case hexadecimal digits. */
    public static String span(long spanId) {
        return HEX.toHexDigits(spanId);
    }

    /** Accepts 32 digits, {@code 0x} and 32 digits, and the dashed form of a UUID, in either case. */
    public static Optional<UUID> parseTrace(String text) {
        return digits(text, 32).map(SpanIds::uuid);
    }

    /**
     * Accepts 16 digits, {@code 0x} and 16 digits, and whatever is accepted as a trace id, of which the last 16 digits
     * count.
     */
    public static OptionalLong parseSpan(String text) {
        Optional<String> digits = digits(text, 16).or(() -> digits(text, 32).map(d -> d.substring(16)));
        return digits.map(d -> OptionalLong.of(HexFormat.fromHexDigitsToLong(d))).orElseGet(OptionalLong::empty);
    }

    private static UUID uuid(String digits) {
        return new UUID(HexFormat.fromHexDigitsToLong(digits, 0, 16), HexFormat.fromHexDigitsToLong(digits, 16, 32));
    }

    private static Optional<String> digits(String text, int length) {
        if (text == null) {
            return Optional.empty();
        }
        String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
        if (length == 32 && digits.length() == 36 && digits.charAt(8) == '-' && digits.charAt(13) == '-'
                && digits.charAt(18) == '-' && digits.charAt(23) == '-') {
            digits = digits.replace("-", "");
        }
        return digits.length() == length && digits.chars().allMatch(HexFormat::isHexDigit) ? Optional.of(digits)
                : Optional.empty();
    }
}
