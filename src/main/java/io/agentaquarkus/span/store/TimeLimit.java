package io.agentaquarkus.span.store;

import java.time.Duration;

import org.eclipse.microprofile.config.spi.Converter;

import io.quarkus.runtime.configuration.DurationConverter;

/** A duration of at least a millisecond: to PostgreSQL, a limit of zero is none. */
public class TimeLimit implements Converter<Duration> {

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
