package io.agentaquarkus.similarity;

/** Two texts that cannot be compared within reasonable time. */
public final class TooLong extends RuntimeException {

    TooLong() {
        super("The texts are too long to be compared.", null, false, false);
    }
}
