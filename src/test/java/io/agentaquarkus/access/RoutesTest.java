package io.agentaquarkus.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({ "/spans/query, /spans/query", "/api/spans/query, /spans/query", "/api/api/spans/query/, /spans/query",
            "/api, /", "/api/, /", "/, /", "/apis/x, /apis/x", "/api/apikeys, /apikeys", "/spans/api/x, /spans/api/x",
            "/spans/query//, /spans/query",
            "/preview/spans/query, /spans/query", "/api/preview/tracing/spans/query/, /tracing/spans/query",
            "/preview/simple/applications, /simple/applications", "/preview/applications/x, /applications/x",
            "/preview/spansX, /preview/spansX", "/preview/keys, /preview/keys", "/preview, /preview",
            "/preview/traces/ingest, /preview/traces/ingest", "/api/docs/, /docs/", "/docs, /docs", "/docs/x/, /docs/x",
            "/preview/tracing/spans/analytics, /preview/tracing/spans/analytics", "/preview/traces/query, /traces/query" })
    void prefixSlashAndPreviewDoNotCount(String path, String canonical) {
        assertEquals(canonical, Routes.canonical(path));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/health", "/docs", "/openapi.json", "/.well-known/jwks.json", "/auth", "/auth/signin",
            "/billing/stripe/events", "/tools/connections/callback", "/triggers/composio/events/x" })
    void publicPaths(String path) {
        assertTrue(Routes.isPublic(path));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/healthy", "/authors", "/projects", "/docs-internal", "/tools", "/billing/stripe",
            "/x/health" })
    void everythingElseNeedsACredential(String path) {
        assertFalse(Routes.isPublic(path));
    }

    @ParameterizedTest
    @CsvSource({ "/admin/simple/accounts, true", "/admin, true", "/x/admin/y, true", "/administrators, false",
            "/x/myadmin, false" })
    void administrativePaths(String path, boolean administrative) {
        assertEquals(administrative, Routes.isAdministrative(path));
    }

    @ParameterizedTest
    @CsvSource({ "/q, true", "/q/health, true", "/query, false", "/api/q/health, false" })
    void operationalPaths(String path, boolean operational) {
        assertEquals(operational, Routes.isOperational(path));
    }

    @ParameterizedTest
    @CsvSource({ "/opentelemetry.proto.collector.trace.v1.TraceService/Export, true", "/grpc.health.v1.Health/Check, true",
            "/admin/simple, false", "/a.b/c/d, false", "/.b/c, false", "/a./c, false", "/a.b/, false", "/a.b, false",
            "/a.b/../c, false" })
    void pathsOfGrpcMethods(String path, boolean grpc) {
        assertEquals(grpc, Routes.isGrpcMethod(path));
    }

    @Test
    void oneRouteBelowPreviewCanOnlyBeFetched() {
        assertTrue(Routes.isFetchOnly("/preview/traces/ingest"));
        assertFalse(Routes.isFetchOnly("/traces/ingest"));
    }
}
