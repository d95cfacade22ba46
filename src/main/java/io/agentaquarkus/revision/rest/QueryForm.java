package io.agentaquarkus.revision.rest;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.FamilyRules.Level;

/**
 * Where a query is read from (reference: agenta-entities, section 3.5): the body alone, or the body and, for each part that
 * the body does not have, the query string.
 */
final class QueryForm {

    private final String name;
    private final Level level;
    private final boolean queryString;

    private QueryForm(Family family, Level level) {
        this.name = family.singular();
        this.level = level;
        this.queryString = switch (family) {
            case WORKFLOW, ENVIRONMENT -> true;
            case APPLICATION, EVALUATOR -> level == Level.VARIANT;
            case QUERY -> level == Level.ARTIFACT;
            default -> false;
        };
    }

    static QueryForm of(Family family, Level level) {
        return new QueryForm(family, level);
    }

    ObjectNode read(byte[] body, UriInfo uri) {
        return queryString ? merged(ExactJson.readObject(body), uri.getQueryParameters()) : ExactJson.readObject(body);
    }

    private ObjectNode merged(ObjectNode body, MultivaluedMap<String, String> query) {
        references(body, query, "");
        if (level != Level.ARTIFACT) {
            references(body, query, "_variant");
        }
        if (level == Level.REVISION) {
            references(body, query, "_revision");
        }
        String filter = switch (level) {
            case ARTIFACT -> name;
            case VARIANT -> name + "_variant";
            case REVISION -> name + "_revision";
        };
        if (!body.hasNonNull(filter)) {
            filter(body, query, filter);
        }
        if (!body.hasNonNull("include_archived") && query.containsKey("include_archived")) {
            body.put("include_archived", Boolean.parseBoolean(query.getFirst("include_archived")));
        }
        if (!body.hasNonNull("windowing")) {
            windowing(body, query);
        }
        return body;
    }

    private void references(ObjectNode body, MultivaluedMap<String, String> query, String suffix) {
        String field = name + suffix;
        if (body.hasNonNull(field + "_refs")) {
            return;
        }
        ArrayNode references = ExactJson.MAPPER.createArrayNode();
        String id = query.getFirst(field + "_id");
        String slug = query.getFirst(field + "_slug");
        if (id != null || slug != null) {
            ObjectNode one = references.addObject();
            put(one, "id", id);
            put(one, "slug", slug);
        }
        List<String> ids = query.getOrDefault(field + "_ids", List.of());
        List<String> slugs = query.getOrDefault(field + "_slugs", List.of());
        for (int i = 0; i < Math.min(ids.size(), slugs.size()); i++) {
            references.addObject().put("id", ids.get(i)).put("slug", slugs.get(i));
        }
        if (!references.isEmpty()) {
            body.set(field + "_refs", references);
        }
    }

    /** Name and description count beside flags, tags or meta alone; an environment's always. */
    private void filter(ObjectNode body, MultivaluedMap<String, String> query, String field) {
        ObjectNode filter = ExactJson.MAPPER.createObjectNode();
        for (String json : List.of("flags", "tags", "meta")) {
            String text = query.getFirst(json);
            if (text != null) {
                filter.set(json, tree(text));
            }
        }
        if (!filter.isEmpty() || name.equals(Family.ENVIRONMENT.singular())) {
            put(filter, "name", query.getFirst("name"));
            put(filter, "description", query.getFirst("description"));
        }
        if (!filter.isEmpty()) {
            body.set(field, filter);
        }
    }

    private static void windowing(ObjectNode body, MultivaluedMap<String, String> query) {
        ObjectNode windowing = ExactJson.MAPPER.createObjectNode();
        for (String field : Set.of("next", "newest", "oldest", "order")) {
            put(windowing, field, query.getFirst(field));
        }
        if (query.getFirst("limit") != null) {
            windowing.put("limit", Integer.parseInt(query.getFirst("limit")));
        }
        if (!windowing.isEmpty()) {
            body.set("windowing", windowing);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return ExactJson.MAPPER.readTree(text);
        } catch (IOException e) {
            throw io.agentaquarkus.problem.Problem.badRequest("'flags', 'tags' and 'meta' are JSON objects: " + text);
        }
    }

    private static void put(ObjectNode object, String field, String value) {
        if (value != null) {
            object.put(field, value);
        }
    }
}
