package io.agentaquarkus.model;

/** A call of a model that came to nothing. The message says why, in the provider's words where it has some. */
public final class ModelFailure extends RuntimeException {

    ModelFailure(String message) {
        super(message, null, false, false);
    }
}
