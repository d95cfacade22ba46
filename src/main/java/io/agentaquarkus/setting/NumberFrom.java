package io.agentaquarkus.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** A whole number that is not below a bound. */
abstract class NumberFrom implements Converter<Integer> {

    private static final long serialVersionUID = 1;

    private final int least;

    NumberFrom(int least) {
        this.least = least;
    }

    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value.strip());
        if (number < least) {
            throw new IllegalArgumentException("it must be " + least + " or more");
        }
        return number;
    }
}
