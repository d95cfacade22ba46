package io.agentaquarkus.statistics;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;

/** What was computed of the values of one metric in one interval. */
public interface Result {

    /** The members of its object in the answer, without the type. */
    Map<String, Json> members();

    /** Writes one value. */
    interface Json {

        void write(JsonGenerator out) throws IOException;
    }
}
