package io.agentaquarkus.handler.code;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Runners outside of a server. */
public final class CodeRunners {

    private CodeRunners() {
    }

    /** As a server has it when nothing is set. */
    public static CodeRunner usual() {
        return new CodeRunner(new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(CodeConfig.class).build()
                .getConfigMapping(CodeConfig.class));
    }

    static CodeRunner with(String python, Duration timeLimit) {
        CodeConfig usual = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(CodeConfig.class).build()
                .getConfigMapping(CodeConfig.class);
        return new CodeRunner(new CodeConfig() {

            @Override
            public String python() {
                return python;
            }

            @Override
            public Duration timeLimit() {
                return timeLimit;
            }

            @Override
            public MemorySize memory() {
                return usual.memory();
            }

            @Override
            public MemorySize resultBytes() {
                return usual.resultBytes();
            }
        });
    }
}
