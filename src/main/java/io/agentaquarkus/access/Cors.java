package io.agentaquarkus.access;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Which pages of other origins may call, as the original answers them (reference: agenta-platform, section 1.3). */
final class Cors {

    private static final Set<String> ORIGINS = Set.of("http://localhost:3000", "http://localhost:3001", "http://0.0.0.0:3000",
            "http://0.0.0.0:3001", "https://docs.agenta.ai", "https://agenta.ai");
    private static final Pattern PREVIEW_ORIGIN = Pattern.compile("https://.*\\.vercel\\.app");
    private static final Set<String> HEADERS = Set.of("accept", "accept-language", "content-language", "content-type",
            "anti-csrf", "rid", "fdi-version", "authorization", "st-auth-mode");

    private Cors() {
    }

    static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** Answers before authentication, for any path. */
    static void answerPreflight(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        allow(request);
        response.putHeader("Access-Control-Allow-Credentials", "true").putHeader("Access-Control-Max-Age", "600")
                .putHeader("Access-Control-Allow-Methods", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT")
                .putHeader("Access-Control-Allow-Headers", String.join(", ", HEADERS))
                .putHeader("Content-Type", "text/plain; charset=utf-8");
        if (!allowed(request.getHeader("Origin"))) {
            response.setStatusCode(400).end("Disallowed CORS origin");
        } else if (!headersAllowed(request.getHeader("Access-Control-Request-Headers"))) {
            response.setStatusCode(400).end("Disallowed CORS headers");
        } else {
            response.end("OK");
        }
    }

    /** Adds the headers of an ordinary answer. */
    static void allow(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return;
        }
        request.response().putHeader("Access-Control-Allow-Credentials", "true");
        if (allowed(origin)) {
            request.response().putHeader("Access-Control-Allow-Origin", origin).putHeader("Vary", "Origin");
        }
    }

    private static boolean allowed(String origin) {
        return ORIGINS.contains(origin) || PREVIEW_ORIGIN.matcher(origin).matches();
    }

    private static boolean headersAllowed(String asked) {
        if (asked == null) {
            return true;
        }
        for (String header : asked.toLowerCase(Locale.ROOT).split(",")) {
            if (!HEADERS.contains(header.trim())) {
                return false;
            }
        }
        return true;
    }
}
