package io.agentaquarkus.contract;

import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A truth value in the query of a URL, in any of the words that the contract accepts: {@code yes}, {@code on}, {@code 1} … */
@Schema(type = SchemaType.BOOLEAN)
public record QueryFlag(boolean value) {

    /** Reads a word that the contract has let pass. */
    public static QueryFlag valueOf(String word) {
        return new QueryFlag(Scalars.TRUE.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Whether the flag was given and is true. */
    public static boolean isOn(QueryFlag flag) {
        return flag != null && flag.value;
    }
}
