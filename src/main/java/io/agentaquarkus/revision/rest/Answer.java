package io.agentaquarkus.revision.rest;

import java.util.UUID;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * A JSON answer with the tag of its content.
 *
 * @param etag in quotes
 * @param changes how many changes its project had seen when it was made
 */
public record Answer(byte[] body, String etag, long changes) {

    static Answer of(byte[] body, long changes) {
        return new Answer(body, "\"" + UUID.nameUUIDFromBytes(body) + "\"", changes);
    }

    /** 200 with the body, or 304 for a client that has it. */
    public Response toResponse(String ifNoneMatch) {
        if (ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(etag))) {
            return Response.notModified().header(HttpHeaders.ETAG, etag).build();
        }
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.ETAG, etag).build();
    }
}
