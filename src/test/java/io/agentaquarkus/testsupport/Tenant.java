package io.agentaquarkus.testsupport;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;

/**
 * An account of its own on the server under test, so that tests never see each other's data.
 *
 * @param key the API key, without a scheme
 */
public record Tenant(String email, UUID userId, UUID organizationId, UUID workspaceId, UUID projectId, String key) {

    public static final String ADMINISTRATOR = "Access test-admin-key";

    private static Tenant shared;

    /** One account for all tests that do not mind what others left in it. Only inside of a test: before, no port is known. */
    public static synchronized Tenant shared() {
        if (shared == null) {
            shared = create();
        }
        return shared;
    }

    public static Tenant create() {
        return create(true);
    }

    /** Without the environments and evaluators that a project has from the start. */
    public static Tenant unseeded() {
        return create(false);
    }

    /** With a role in its project, in an organization that belongs to somebody else. */
    public static Tenant as(String role) {
        Tenant tenant = create();
        Sql.update("update organization set owner_id = ? where id = ?", shared().userId(), tenant.organizationId());
        Sql.update("update membership set role = ? where user_id = ? and level = 'project'", role, tenant.userId());
        return tenant;
    }

    private static Tenant create(boolean seedDefaults) {
        String email = UUID.randomUUID() + "@test.example";
        JsonPath account = given().header("Authorization", ADMINISTRATOR).contentType("application/json")
                .body(Map.of("accounts", Map.of("a", Map.of("user", Map.of("email", email), "options",
                        Map.of("create_api_keys", true, "return_api_keys", true, "seed_defaults", seedDefaults)))))
                .post("/api/admin/simple/accounts/").then().statusCode(200).extract().jsonPath().setRootPath("accounts.a");
        return new Tenant(email, account.getUUID("user.id"), account.getUUID("organizations.org.id"),
                account.getUUID("workspaces.wrk.id"), account.getUUID("projects.prj.id"), account.getString("api_keys.key"));
    }

    /** A request of this account. */
    public RequestSpecification request() {
        return given().header("Authorization", "ApiKey " + key);
    }
}
