package io.agentaquarkus.problem;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.agentaquarkus.testsupport.PostgresResource;
import io.agentaquarkus.testsupport.Sql;
import io.agentaquarkus.testsupport.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** An unforeseen failure, a table that is gone, names the operation as the contract does, for each family its own. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OperationNamesTest {

    @ParameterizedTest
    @CsvSource({ "/api/workflows/variants/query, query_workflow_variants",
            "/api/environments/variants/query, query_environment_variants",
            "/api/simple/testsets/query, query_simple_testsets",
            "/api/variants/configs/fetch, configs_fetch" })
    void anUnforeseenFailureNamesTheOperation(String path, String operation) {
        Tenant tenant = Tenant.shared();
        String body = path.endsWith("fetch") ? "{\"variant_ref\": {\"slug\": \"a.b\"}}" : "{}";
        Sql.update("alter table variant rename to away");
        Sql.update("alter table artifact rename to away_too");
        try {
            tenant.request().contentType("application/json").body(body).post(path).then().statusCode(500)
                    .header("x-ag-support-id", matchesPattern("[0-9a-f-]{36}"))
                    .body("detail.operation_id", equalTo(operation));
        } finally {
            Sql.update("alter table away rename to variant");
            Sql.update("alter table away_too rename to artifact");
        }
    }
}
