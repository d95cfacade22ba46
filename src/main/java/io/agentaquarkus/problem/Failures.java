package io.agentaquarkus.problem;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** The one table from what was thrown to what is answered. */
public final class Failures {

    /** The framework has no type of its own for it. */
    private static final String INCOMPLETE_FORM = "Connection terminated reading multipart data";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String STATEMENT_TIMEOUT = "57014";
    private static final String DEADLOCK = "40P01";
    private static final String LOCK_TIMEOUT = "55P03";
    private static final String SAME_KEYS = "Entity with same keys already exists.";
    private static final Pattern CONSTRAINT = Pattern.compile("violates [a-z ]*constraint \"(\\w+)\"");
    private static final Pattern KEYS = Pattern.compile("Key \\((.*?)\\)=\\((.*)\\)");

    private Failures() {
    }

    /** The refusal that the failure stands for, or null when nobody foresaw it. */
    public static Problem asProblem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Problem problem = byType(cause);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static Problem byType(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof WebApplicationException web) {
            Response.StatusType status = web.getResponse().getStatusInfo();
            return status.getStatusCode() >= 500 ? null : new Problem(status.getStatusCode(), status.getReasonPhrase());
        }
        if (failure instanceof PgException database) {
            return isConflict(database.getSqlState()) ? conflict(database.getDetail()) : byState(database.getSqlState());
        }
        if (failure instanceof SQLException database) {
            // As Hibernate tells it: without the values that are in the way.
            return isConflict(database.getSQLState()) ? conflictOf(database.getMessage()) : byState(database.getSQLState());
        }
        if (failure instanceof IOException && INCOMPLETE_FORM.equals(failure.getMessage())) {
            return Problem.badRequest("The form is incomplete: it ends before its last boundary.");
        }
        if (failure instanceof MultipartParser.MalformedMessageException) {
            return Problem.badRequest("The form is malformed: a part does not begin with its headers.");
        }
        if (failure instanceof ConnectException || failure instanceof ClosedConnectionException) {
            return new Problem(503, "The database cannot be reached. Nothing was changed; please try again.");
        }
        return null;
    }

    private static boolean isConflict(String state) {
        return UNIQUE_VIOLATION.equals(state) || FOREIGN_KEY_VIOLATION.equals(state);
    }

    /** @param state null when the failure was none of the database's */
    private static Problem byState(String state) {
        if (STATEMENT_TIMEOUT.equals(state)) {
            return new Problem(504, "The query took too long and was stopped. Narrow its time window or its filter.");
        }
        if (LOCK_TIMEOUT.equals(state) || DEADLOCK.equals(state)) {
            return new Problem(503, "Other changes of the same thing took too long. Nothing was changed; please try again.");
        }
        if (state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"))) {
            return new Problem(503, "The database is not available. Nothing was changed; please try again.");
        }
        return null;
    }

    private static Problem conflict(String detail) {
        Map<String, String> keys = keys(detail);
        // What every key of ours begins with says nothing to a client.
        keys.remove("project_id");
        keys.remove("kind");
        String slug = keys.get("slug");
        return slug != null
                ? Problem.conflict("A resource with slug '" + slug + "' already exists in this project.", Map.of("slug", slug))
                : Problem.conflict(SAME_KEYS, keys);
    }

    private static Problem conflictOf(String message) {
        Matcher constraint = CONSTRAINT.matcher(message == null ? "" : message);
        return Problem.conflict(SAME_KEYS, constraint.find() ? Map.of("constraint", constraint.group(1)) : Map.of());
    }

    private static Map<String, String> keys(String detail) {
        Map<String, String> keys = new LinkedHashMap<>();
        Matcher matcher = KEYS.matcher(detail == null ? "" : detail);
        if (matcher.find()) {
            String[] names = matcher.group(1).split(", ");
            String[] values = matcher.group(2).split(", ");
            for (int i = 0; i < names.length && i < values.length; i++) {
                keys.put(names[i], values[i]);
            }
        }
        return keys;
    }
}
