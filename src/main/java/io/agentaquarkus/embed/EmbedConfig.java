package io.agentaquarkus.embed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How far a caller can go with embeds. */
@ConfigMapping(prefix = "agenta.embed")
public interface EmbedConfig {

    /** The largest {@code max_depth} that counts; what asks for more gets this. */
    @WithDefault("32")
    int depthMax();

    /** The largest {@code max_embeds} that counts; what asks for more gets this. */
    @WithDefault("1000")
    int embedsMax();

    /** How many characters all embeds of one revision may insert. */
    @WithDefault("10000000")
    long charactersMax();
}
