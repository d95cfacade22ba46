package io.agentaquarkus.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A database address as libpq, SQLAlchemy and hosting platforms write it:
 * {@code postgresql://user:password@host:port/database?sslmode=require}. {@code postgres://} and a driver in the scheme
 * ({@code postgresql+asyncpg://}) mean the same. Parts may be percent-encoded; the port defaults to 5432 and the database
 * to the user's name. Of the parameters {@code sslmode} and {@code sslrootcert} count.
 */
record DatabaseUrl(String user, String password, String host, int port, String database, String sslMode,
        String sslRootCert) {

    private static final String FORM = "DATABASE_URL must look like postgresql://user:password@host:5432/database: ";
    private static final Set<String> SSL_MODES = Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    static DatabaseUrl of(String user, String password, String host, int port, String database) {
        return new DatabaseUrl(user, password, host, port, database, null, null);
    }

    static DatabaseUrl parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // The text holds a password: name the place, never the content.
            throw new StartFailure(FORM + "character " + (e.getIndex() + 1)
                    + " must be percent-encoded (@ is %40, : is %3A, / is %2F, # is %23)");
        }
        if (uri.getScheme() == null || !uri.getScheme().matches("postgres(ql)?(\\+[a-z0-9]+)?")) {
            throw new StartFailure(FORM + "it does not begin with postgresql://");
        }
        if (uri.getHost() == null) {
            throw new StartFailure(FORM + "it names no host, or a character of the password is not percent-encoded");
        }
        if (uri.getRawUserInfo() == null) {
            throw new StartFailure(FORM + "it names no user");
        }
        String[] login = uri.getRawUserInfo().split(":", 2);
        String user = decode(login[0]);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
        Map<String, String> parameters = parameters(uri.getRawQuery());
        String sslMode = parameters.getOrDefault("sslmode", parameters.get("ssl"));
        if (sslMode != null && !SSL_MODES.contains(sslMode)) {
            throw new StartFailure(
                    "DATABASE_URL: sslmode must be one of disable, allow, prefer, require, verify-ca, verify-full");
        }
        return new DatabaseUrl(user, login.length == 2 ? decode(login[1]) : "", uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(), path.isEmpty() ? user : decode(path), sslMode,
                parameters.get("sslrootcert"));
    }

    /** The properties of Quarkus for both drivers: the reactive one of the server and JDBC for the migrations. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.datasource.username", user);
        properties.put("quarkus.datasource.password", password);
        properties.put("quarkus.datasource.reactive.url", "postgresql://" + address());
        properties.put("quarkus.datasource.jdbc.url", jdbcUrl());
        // The span store has a pool of its own.
        putEncryption(properties, "quarkus.datasource.reactive.");
        putEncryption(properties, "quarkus.datasource.span.reactive.");
        return properties;
    }

    private void putEncryption(Map<String, String> properties, String prefix) {
        if (sslMode == null) {
            return;
        }
        properties.put(prefix + "postgresql.ssl-mode", sslMode);
        if (sslRootCert != null) {
            properties.put(prefix + "trust-certificate-pem", "true");
            properties.put(prefix + "trust-certificate-pem.certs", sslRootCert);
        } else if (!sslMode.startsWith("verify")) {
            properties.put(prefix + "trust-all", "true");
        }
        if (sslMode.equals("verify-full")) {
            properties.put(prefix + "hostname-verification-algorithm", "HTTPS");
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + address() + (sslMode == null ? "" : "?sslmode=" + sslMode)
                + (sslRootCert == null ? "" : "&sslrootcert=" + encode(sslRootCert));
    }

    /** Host, port and database: what may be shown to anyone. */
    String address() {
        return host + ":" + port + "/" + encode(database);
    }

    /** The whole address with the password. */
    @Override
    public String toString() {
        return "postgresql://" + encode(user) + ":" + encode(password) + "@" + address();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
