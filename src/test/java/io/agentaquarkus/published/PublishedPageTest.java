package io.agentaquarkus.published;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agentaquarkus.pages.Page;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** The page about the published API: its calls work as they stand there, and no operation is left out. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PublishedPageTest {

    @TempDir
    Path folder;

    @Test
    void everyOperationIsCalledAndAnswered() throws Exception {
        List<String> calls = Page.of("docs/published-api.md").run("http://localhost:" + RestAssured.port,
                Tenant.create().key(), folder);
        Set<String> missing = new HashSet<>();
        JsonNode paths = new ObjectMapper().readTree(getClass().getResourceAsStream("/contract/published.json")).get("paths");
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (calls.stream().noneMatch(call -> isOf(call, operation.getKey(), path.getKey()))) {
                missing.add(operation.getValue().get("operationId").asText());
            }
        }));
        assertEquals(Set.of(), missing);
    }

    private static boolean isOf(String call, String method, String path) {
        String asked = call.contains("-X PUT") ? "put" : call.contains(" -d ") || call.contains(" -F ") ? "post" : "get";
        String pattern = "/api/public" + Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[0-9a-f-]{36}\\\\Q") + "[? ]";
        return asked.equals(method) && Pattern.compile(pattern).matcher(call).find();
    }
}
