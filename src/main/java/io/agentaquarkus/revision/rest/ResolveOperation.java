package io.agentaquarkus.revision.rest;

import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.EmbedOptions;
import io.agentaquarkus.revision.ErrorPolicy;
import io.smallrye.mutiny.Uni;

/** {@code POST …/revisions/resolve}: replaces the embeds of a stored revision, or of one that is in the request. */
final class ResolveOperation {

    private final FamilyAccess access;
    private final String member;
    private final InlineRevision inline;

    ResolveOperation(FamilyAccess access) {
        this.access = access;
        this.member = access.family.singular() + "_revision";
        this.inline = new InlineRevision(access.family);
    }

    Uni<ObjectNode> answer(UUID projectId, ObjectNode body) {
        EmbedOptions options = options(body);
        if (body.hasNonNull(member)) {
            return inline(projectId, (ObjectNode) body.get(member), options);
        }
        return access.engine.retrieval.direct(projectId, access.family, access.read.retrieve(body).own()).chain(found -> {
            if (found == null || found.revision().data() == null) {
                return Uni.createFrom().item(access.nothing());
            }
            return access.engine.embeds.resolve(projectId, found.revision().data(), options)
                    .map(resolution -> access.write.resolved(found, resolution));
        });
    }

    private Uni<ObjectNode> inline(UUID projectId, ObjectNode revision, EmbedOptions options) {
        if (!revision.hasNonNull("data")) {
            throw Problem.badRequest("Inline resolve payload `" + member + "` must include `data`.");
        }
        return access.engine.embeds.resolve(projectId, (ObjectNode) revision.get("data"), options)
                .map(resolution -> inline.answer(revision, resolution));
    }

    private static EmbedOptions options(ObjectNode body) {
        JsonNode policy = body.get("error_policy");
        return new EmbedOptions(limit(body.get("max_depth"), EmbedOptions.DEFAULT.depthMax()),
                limit(body.get("max_embeds"), EmbedOptions.DEFAULT.embedsMax()),
                policy == null || policy.isNull() ? EmbedOptions.DEFAULT.policy()
                        : ErrorPolicy.valueOf(policy.textValue().toUpperCase(Locale.ROOT)));
    }

    /** Zero is none given. */
    private static int limit(JsonNode asked, int otherwise) {
        int limit = asked == null ? 0 : (int) Math.max(Integer.MIN_VALUE, Math.min(asked.asLong(), Integer.MAX_VALUE));
        return limit == 0 ? otherwise : limit;
    }
}
