package io.agentaquarkus.egress;

import java.net.InetAddress;
import java.net.URI;

/**
 * An address that may be called.
 *
 * @param uri as the user gave it
 * @param address what its host was resolved to: the connection goes there, and not to what the name means a moment later
 */
public record Endpoint(URI uri, InetAddress address) {

    public boolean isEncrypted() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    public String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isEncrypted() ? 443 : 80;
    }

    /** Path and query. */
    public String target() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
