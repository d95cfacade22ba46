package io.agentaquarkus.json;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;

/** JSONPath over a tree. */
final class JsonPathQuery {

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new Provider())
            .mappingProvider(new JacksonMappingProvider(ExactJson.MAPPER))
            .options(Option.ALWAYS_RETURN_LIST).build();
    private static final int LENGTH_MAX = 1_000;
    private static final int DESCENTS_MAX = 2;

    private JsonPathQuery() {
    }

    /** The one value that matches, or a list of all when there are several; empty for none and for what is no JSONPath. */
    static Optional<JsonNode> find(JsonNode data, String path) {
        if (isUnbounded(path)) {
            return Optional.empty();
        }
        try {
            ArrayNode matches = JsonPath.compile(FilterParentheses.added(path)).read(data, CONFIGURATION);
            return matches.isEmpty() ? Optional.empty() : Optional.of(matches.size() == 1 ? matches.get(0) : matches);
        } catch (RuntimeException e) {
            // The library has no one exception for a path that is none, or that does not fit the data.
            return Optional.empty();
        }
    }

    /** Paths come from users and are followed on a thread that serves everyone: no regular expressions, few descents. */
    private static boolean isUnbounded(String path) {
        return path.length() > LENGTH_MAX || path.contains("=~") || path.split("\\.\\.", -1).length - 1 > DESCENTS_MAX;
    }

    /** An element that is not there is none; the library's own provider takes it for a null. */
    private static final class Provider extends JacksonJsonNodeJsonProvider {

        Provider() {
            super(ExactJson.MAPPER);
        }

        @Override
        public Object getArrayIndex(Object array, int index) {
            return super.getArrayIndex(array, Objects.checkIndex(index, length(array)));
        }
    }
}
