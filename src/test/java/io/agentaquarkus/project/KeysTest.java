package io.agentaquarkus.project;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.access.ApiKey;
import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Keys in the database and keys that count no longer. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class KeysTest {

    private static final String UNAUTHORIZED = "{\"detail\":{\"message\":\"Unauthorized\"}}";

    @Test
    void theDatabaseKnowsHashesAlone() {
        Tenant tenant = Tenant.create();
        List<ApiKey> keys = List.of(ApiKey.parse(tenant.key()).orElseThrow(), newKey(tenant));
        for (ApiKey key : keys) {
            assertEquals(List.of(key.secretHash()),
                    Sql.query("select secret_hash from api_key where prefix = ?", key.prefix()));
        }
        for (String table : Sql.query("select table_name from information_schema.tables where table_schema = 'public'")) {
            for (ApiKey key : keys) {
                assertEquals(List.of("0"),
                        Sql.query("select count(*) from " + table + " t where t::text like '%' || ? || '%'", key.secret()),
                        table);
            }
        }
    }

    @Test
    void theRightPrefixWithAWrongSecretIsNoKey() {
        Tenant tenant = Tenant.create();
        Sql.update("update api_key set last_used_at = '2020-01-01' where user_id = ?", tenant.userId());
        String wrong = tenant.key().substring(0, 9) + "0".repeat(64);
        given().header("Authorization", "ApiKey " + wrong).get("/api/profile").then().statusCode(401)
                .body(equalTo(UNAUTHORIZED));
        assertEquals(List.of("2020-01-01"),
                Sql.query("select last_used_at::date::text from api_key where user_id = ?", tenant.userId()), "was not used");
        tenant.request().get("/api/profile").then().statusCode(200);
        assertFalse(Sql.query("select last_used_at::date::text from api_key where user_id = ?", tenant.userId())
                .contains("2020-01-01"));
    }

    @Test
    void anExpiredKeyIsNoKey() {
        Tenant tenant = Tenant.create();
        Sql.update("update api_key set expires_at = now() - interval '1 second' where user_id = ?", tenant.userId());
        tenant.request().get("/api/profile").then().statusCode(401).body(equalTo(UNAUTHORIZED));
        Sql.update("update api_key set expires_at = now() + interval '1 hour' where user_id = ?", tenant.userId());
        tenant.request().get("/api/profile").then().statusCode(200);
    }

    @Test
    void aDeletedKeyIsRefusedAtOnce() {
        Tenant tenant = Tenant.create();
        ApiKey key = newKey(tenant);
        given().header("Authorization", "ApiKey " + key.text()).get("/api/profile").then().statusCode(200);
        tenant.request().delete("/api/keys/" + key.prefix()).then().statusCode(200)
                .body(equalTo("{\"message\":\"API key deleted successfully\"}"));
        given().header("Authorization", "ApiKey " + key.text()).get("/api/profile").then().statusCode(401)
                .body(equalTo(UNAUTHORIZED));
    }

    @Test
    void keysOfOthersCanBeNeitherSeenNorDeleted() {
        Tenant tenant = Tenant.create();
        Tenant other = Tenant.create();
        String prefix = tenant.key().substring(0, 8);
        other.request().delete("/api/keys/" + prefix).then().statusCode(404)
                .body(equalTo("{\"detail\":\"API key not found or does not belong to the user.\"}"));
        other.request().get("/api/keys").then().statusCode(200).body("prefix", equalTo(List.of(other.key().substring(0, 8))));
        tenant.request().get("/api/profile").then().statusCode(200);
    }

    private static ApiKey newKey(Tenant tenant) {
        String text = tenant.request().post("/api/keys").then().statusCode(200).extract().asString();
        return ApiKey.parse(text.replace("\"", "")).orElseThrow();
    }
}
