package io.agentaquarkus.span.retention;

import org.eclipse.microprofile.config.spi.Converter;

/** A number from 0 on, where a smaller one would say to delete what is still to come. */
public class NotNegative implements Converter<Integer> {

    private static final long serialVersionUID = 1;

    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value);
        if (number < 0) {
            throw new IllegalArgumentException("it must be 0 or more");
        }
        return number;
    }
}
