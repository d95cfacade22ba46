package io.agentaquarkus.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** A whole number from 0 on, where a smaller one has no meaning. */
public class NotNegative implements Converter<Integer> {

    private static final long serialVersionUID = 1;

    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value.strip());
        if (number < 0) {
            throw new IllegalArgumentException("it must be 0 or more");
        }
        return number;
    }
}
