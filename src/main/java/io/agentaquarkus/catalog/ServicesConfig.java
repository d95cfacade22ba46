package io.agentaquarkus.catalog;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where the built-in workflows are run. */
@ConfigMapping(prefix = "agenta")
interface ServicesConfig {

    /** The address that the addresses of built-in workflows begin with, as clients reach it; else that of {@link #DEFAULT}. */
    Optional<URI> servicesUrl();

    String DEFAULT = "http://localhost/services";
}
