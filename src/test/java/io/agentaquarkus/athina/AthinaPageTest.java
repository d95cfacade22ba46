package io.agentaquarkus.athina;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
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
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

/** The page about the Athina API: its calls work as they stand there, and no operation is left out. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(FakeModel.OwnNetwork.class)
class AthinaPageTest {

    private static final Pattern METHOD = Pattern.compile("-X ([A-Z]+)");

    @TempDir
    Path folder;

    @Test
    void everyOperationIsCalledAndAnswered() throws Exception {
        List<String> calls;
        try (FakeModel model = new FakeModel()) {
            calls = Page.of("docs/athina-api.md").run("http://localhost:" + RestAssured.port, Tenant.create().key(), folder,
                    Map.of("MODELS", model.address("/v1"), "OPENAI_API_KEY", "sk-fake"));
        }
        Set<String> missing = new TreeSet<>();
        JsonNode paths = new ObjectMapper().readTree(getClass().getResourceAsStream("/contract/athina.json")).get("paths");
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (calls.stream().noneMatch(call -> isOf(call, operation.getKey(), path.getKey()))) {
                missing.add(operation.getValue().get("operationId").asText());
            }
        }));
        assertEquals(Set.of(), missing);
    }

    private static boolean isOf(String call, String method, String path) {
        Matcher named = METHOD.matcher(call);
        String asked = named.find() ? named.group(1) : call.contains(" -d ") ? "POST" : "GET";
        String pattern = "/api/v1" + Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[^/ ?]+\\\\Q") + "[? ]";
        return asked.equalsIgnoreCase(method) && Pattern.compile(pattern).matcher(call).find();
    }
}
