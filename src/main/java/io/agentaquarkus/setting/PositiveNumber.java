package io.agentaquarkus.setting;

/** A whole number of at least 1, for settings where none would mean that nothing ever happens. */
public class PositiveNumber extends NumberFrom {

    private static final long serialVersionUID = 1;

    public PositiveNumber() {
        super(1);
    }
}
