package io.agentaquarkus.setting;

import java.time.Duration;

import org.eclipse.microprofile.config.spi.Converter;

import io.quarkus.runtime.configuration.DurationConverter;

/** A duration of at least a millisecond, where none would mean no limit to PostgreSQL or no pause to a timer. */
public class PositiveDuration implements Converter<Duration> {

    private static final long serialVersionUID = 1;

    @Override
    public Duration convert(String value) {
        Duration limit = DurationConverter.parseDuration(value);
        if (limit.toMillis() < 1) {
            throw new IllegalArgumentException("it must be a millisecond or more");
        }
        return limit;
    }
}
