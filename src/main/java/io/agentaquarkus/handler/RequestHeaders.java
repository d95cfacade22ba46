package io.agentaquarkus.handler;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the headers of a request ask for, where its body does not.
 *
 * @param flags {@code stream}, {@code trim}, {@code force} and {@code resolve}, each where it is asked for
 * @param sessionId null for none
 */
record RequestHeaders(ObjectNode flags, String sessionId, String baggage) {

    private static final String SESSION = "ag.session.id=";

    static RequestHeaders read(HttpHeaders headers) {
        ObjectNode flags = JsonNodeFactory.instance.objectNode();
        if (Accepted.read(headers.getHeaderString(HttpHeaders.ACCEPT)).isStream()) {
            flags.put("stream", true);
        }
        String transcript = lower(headers, "x-ag-messages-transcript");
        if (transcript.equals("last") || transcript.equals("full")) {
            flags.put("trim", transcript.equals("last"));
        }
        if (lower(headers, "x-ag-session-control").equals("force")) {
            flags.put("force", true);
        }
        if (lower(headers, "x-ag-workflow-embeds").equals("resolve")) {
            flags.put("resolve", true);
        }
        String baggage = headers.getHeaderString("baggage");
        String session = headers.getHeaderString("x-ag-session-id");
        return new RequestHeaders(flags, session == null ? session(baggage) : session, baggage);
    }

    private static String lower(HttpHeaders headers, String name) {
        String value = headers.getHeaderString(name);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }

    private static String session(String baggage) {
        for (String member : baggage == null ? new String[0] : baggage.split(",")) {
            String entry = member.strip();
            if (entry.startsWith(SESSION)) {
                try {
                    return URLDecoder.decode(entry.substring(SESSION.length()).split(";")[0], StandardCharsets.UTF_8);
                } catch (IllegalArgumentException malformed) {
                    return null;
                }
            }
        }
        return null;
    }

    /** The baggage with the session that counts. */
    String baggage(String session) {
        String own = SESSION + session;
        return baggage == null || baggage.isBlank() || baggage.contains(SESSION) ? own : baggage + "," + own;
    }
}
