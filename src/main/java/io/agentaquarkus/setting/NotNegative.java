package io.agentaquarkus.setting;

/** A whole number from 0 on, where a smaller one has no meaning. */
public class NotNegative extends NumberFrom {

    private static final long serialVersionUID = 1;

    public NotNegative() {
        super(0);
    }
}
