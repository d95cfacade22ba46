package io.agentaquarkus.published;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.agentaquarkus.revision.Criteria;
import io.agentaquarkus.revision.Reference;

/** Bodies that ask for lists of versioned entities, and what each asks for. */
final class Queries {

    /** Asked for, they restrict variants to those of applications. */
    private static final JsonNode NO_FLAGS = JsonNodeFactory.instance.objectNode();

    private Queries() {
    }

    record ApplicationQueryRequest(Filter application, boolean includeArchived, Page windowing) implements Shape {

        static final ApplicationQueryRequest ALL = new ApplicationQueryRequest(null, false, null);

        Criteria criteria() {
            return Queries.criteria(List.of(), application == null ? null : application.flags, includeArchived, windowing);
        }

        record Filter(JsonNode flags) implements Shape {
        }
    }

    record VariantQueryRequest(Filter variant, boolean includeArchived, Page windowing) implements Shape {

        static final VariantQueryRequest ALL = new VariantQueryRequest(null, false, null);

        Criteria criteria() {
            return Queries.criteria(variant == null || variant.applicationId == null ? List.of()
                    : List.of(Reference.ofId(variant.applicationId)), NO_FLAGS, includeArchived, windowing);
        }

        record Filter(UUID applicationId) implements Shape {
        }
    }

    /** {@code TestsetQueryRequest} and {@code EvaluatorQueryRequest}. */
    record PlainQueryRequest(boolean includeArchived, Page windowing) implements Shape {

        static final PlainQueryRequest ALL = new PlainQueryRequest(false, null);

        Criteria criteria() {
            return Queries.criteria(List.of(), null, includeArchived, windowing);
        }
    }

    private static Criteria criteria(List<Reference> artifacts, JsonNode flags, boolean includeArchived, Page windowing) {
        return new Criteria(artifacts, List.of(), List.of(), Criteria.Text.ANY, flags, null, null, Criteria.Authorship.ANY,
                Criteria.Folder.ANY, includeArchived, Page.ofEntities(windowing));
    }
}
