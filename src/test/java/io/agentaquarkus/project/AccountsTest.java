package io.agentaquarkus.project;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Accounts as the administrator makes and removes them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccountsTest {

    @Test
    void anAddressHasOneAccount() {
        Tenant known = Tenant.create();
        create(known.email()).statusCode(409).body(equalTo("{\"detail\":{\"message\":\"User with email '" + known.email()
                + "' already exists.\",\"email\":\"" + known.email() + "\"}}"));
        assertEquals(List.of("1"), Sql.query("select count(*) from app_user where email = ?", known.email()));
        assertEquals(List.of("1"), Sql.query("select count(*) from organization where owner_id = ?", known.userId()));
    }

    @Test
    void anAccountWithoutAnAddressIsRefused() {
        send("POST", "{\"accounts\":{\"a\":{\"user\":{\"username\":\"x\"}}}}").statusCode(422)
                .body("detail[0].type", equalTo("missing"))
                .body("detail[0].loc", equalTo(List.of("body", "accounts", "a", "user", "email")))
                .body("detail[0].msg", equalTo("Field required"));
    }

    @Test
    void anAccountMayBeMadeWithoutShowingItsKey() {
        String email = UUID.randomUUID() + "@test.example";
        send("POST", "{\"options\":{\"return_api_keys\":false},\"accounts\":{\"a\":{\"user\":{\"email\":\"" + email + "\"}}}}")
                .statusCode(200).body("accounts.a.user.email", equalTo(email)).body("accounts.a.api_keys", nullValue());
    }

    @Test
    void aRemovedAccountIsGoneWithEverythingOfItsOwn() {
        Tenant leaving = Tenant.create();
        Tenant staying = Tenant.create();
        leaving.request().get("/api/profile").then().statusCode(200);
        send("DELETE", "{\"dry_run\":true,\"accounts\":{\"a\":{\"user\":{\"email\":\"" + leaving.email() + "\"}}}}")
                .statusCode(204);
        leaving.request().get("/api/profile").then().statusCode(200);

        send("DELETE", "{\"accounts\":{\"a\":{\"user\":{\"email\":\"" + leaving.email() + "\"}}}}").statusCode(204);
        leaving.request().get("/api/profile").then().statusCode(401)
                .body(equalTo("{\"detail\":{\"message\":\"Unauthorized\"}}"));
        for (String left : List.of("select id from app_user where id = ?", "select id from organization where owner_id = ?",
                "select id from api_key where user_id = ?", "select id from membership where user_id = ?")) {
            assertEquals(List.of(), Sql.query(left, leaving.userId()));
        }
        assertEquals(List.of(), Sql.query("select id from project where id = ?", leaving.projectId()));
        staying.request().get("/api/profile").then().statusCode(200);
        send("DELETE", "{\"accounts\":{\"a\":{\"user\":{\"email\":\"" + leaving.email() + "\"}}}}").statusCode(204);
    }

    @Test
    void whoToRemoveIsNamedByAddressOrId() {
        Tenant leaving = Tenant.create();
        send("DELETE", "{\"accounts\":{\"a\":{\"user\":{\"id\":\"" + leaving.userId() + "\"}}}}").statusCode(204);
        send("DELETE", "{\"accounts\":{\"a\":{\"user\":{\"id\":\"" + leaving.userId() + "\"}}}}").statusCode(404)
                .body("detail.message", equalTo("User not found: " + leaving.userId() + "."))
                .body("detail.ref", equalTo(leaving.userId().toString()));
        send("DELETE", "{\"accounts\":{\"a\":{\"user\":{\"ref\":\"x\"}}}}").statusCode(400)
                .body("detail.message",
                        equalTo("Invalid reference at 'accounts.a.user': only 'id' or 'email' can name a user to delete"))
                .body("detail.path", equalTo("accounts.a.user"));
    }

    private static ValidatableResponse create(String email) {
        return send("POST", "{\"accounts\":{\"a\":{\"user\":{\"email\":\"" + email + "\"}}}}");
    }

    private static ValidatableResponse send(String method, String body) {
        return given().header("Authorization", Tenant.ADMINISTRATOR).contentType("application/json").body(body)
                .request(method, "/api/admin/simple/accounts/").then();
    }
}
