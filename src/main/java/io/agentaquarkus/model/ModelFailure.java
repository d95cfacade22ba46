package io.agentaquarkus.model;

/** A call of a model that came to nothing. The message says why, in the provider's words where it has some. */
public final class ModelFailure extends RuntimeException {

    /** Why it came to nothing. */
    public enum Reason {
        /** There is no key that fits. */
        NO_KEY,
        /** The connection that was named is not there. */
        UNKNOWN_CONNECTION,
        /** The connection that was named is one of another provider than the model's. */
        OTHER_FAMILY,
        /** The provider could not be reached, or took too long. */
        UNREACHABLE,
        /** The provider answered with a status that is no success. */
        REFUSED,
        /** The call cannot be made, or its answer cannot be read. */
        UNUSABLE
    }

    private final Reason reason;
    private final int status;

    private ModelFailure(Reason reason, int status, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.status = status;
    }

    ModelFailure(String message) {
        this(Reason.UNUSABLE, 0, message);
    }

    static ModelFailure of(Reason reason, String message) {
        return new ModelFailure(reason, 0, message);
    }

    public static ModelFailure noKey(String model) {
        return of(Reason.NO_KEY, "No API key found for model '" + model
                + "'. Please add your provider's API key in Settings > Providers & Models.");
    }

    static ModelFailure refused(int status, String message) {
        return new ModelFailure(Reason.REFUSED, status, message);
    }

    /** The same, told at more length. */
    ModelFailure told(String message) {
        return new ModelFailure(reason, status, message);
    }

    public Reason reason() {
        return reason;
    }

    /** The provider's HTTP status; 0 when it gave none. */
    public int status() {
        return status;
    }
}
