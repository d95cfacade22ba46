package io.agentaquarkus.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** A whole number of at least 1, for settings where none would mean that nothing ever happens. */
public class PositiveNumber implements Converter<Integer> {

    private static final long serialVersionUID = 1;

    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value.strip());
        if (number < 1) {
            throw new IllegalArgumentException("it must be 1 or more");
        }
        return number;
    }
}
