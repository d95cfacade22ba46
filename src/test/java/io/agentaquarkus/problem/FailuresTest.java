package io.agentaquarkus.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.sql.SQLException;
import java.util.Map;

import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void aKeyThatIsTakenIsAConflictThroughHibernateToo() {
        Problem problem = Failures.asProblem(new ConstraintViolationException("could not execute statement",
                new SQLException("ERROR: duplicate key value violates unique constraint \"folder_pkey\" (23505)", "23505"),
                "folder_pkey"));
        assertEquals(409, problem.status());
        assertEquals(Map.of("constraint", "folder_pkey"), ((Map<?, ?>) problem.detail()).get("conflict"));
    }

    @Test
    void whatPointsNowhereIsAConflict() {
        Problem problem = Failures.asProblem(new SQLException("insert or update on table \"evaluation_result\" violates "
                + "foreign key constraint \"evaluation_result_scenario_fkey\"", "23503"));
        assertEquals(409, problem.status());
        assertEquals(Map.of("constraint", "evaluation_result_scenario_fkey"),
                ((Map<?, ?>) problem.detail()).get("conflict"));
    }

    @Test
    void aDeadlockIsToBeTriedAgain() {
        assertEquals(503, Failures.asProblem(new SQLException("deadlock detected", "40P01")).status());
    }

    @Test
    void anyOtherRefusalOfTheDatabaseWasNotForeseen() {
        assertNull(Failures.asProblem(new SQLException("syntax error", "42601")));
    }
}
