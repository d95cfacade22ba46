package io.agentaquarkus.model;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How models are called. */
@ConfigMapping(prefix = "agenta")
interface ModelConfig {

    /** Where OpenAI is called: itself, or what stands before it. */
    @WithDefault("https://api.openai.com/v1")
    URI openaiUrl();
}
