package io.agentaquarkus.revision.rest;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.access.Scope;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Contents;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Resolution;
import io.agentaquarkus.revision.Retrieval;
import io.smallrye.mutiny.Uni;

/** {@code POST …/revisions/retrieve}: finds a revision, replaces its embeds when asked to, and tells where it was found. */
final class RetrieveOperation {

    private final FamilyAccess access;
    private final String route;

    RetrieveOperation(FamilyAccess access) {
        this.access = access;
        this.route = access.family.plural();
    }

    Uni<Response> answer(Scope scope, byte[] body, String ifNoneMatch) {
        UUID projectId = scope.projectId();
        String permission = access.rules().contentsPermission();
        ObjectNode request = permission == null ? null : ExactJson.readObject(body);
        if (permission != null && !access.read.pageOfContents(request).isNothing()) {
            // No change of an entity would tell when such an answer is out of date, so it is made anew each time.
            return access.engine.permissions.require(scope, permission).chain(() -> retrieve(projectId, request))
                    .map(answer -> Answer.of(answer, 0).toResponse(ifNoneMatch));
        }
        return access.engine.answers.answer(projectId, route, body, () -> retrieve(projectId, ExactJson.readObject(body)))
                .map(answer -> answer.toResponse(ifNoneMatch));
    }

    private Uni<byte[]> retrieve(UUID projectId, ObjectNode body) {
        Retrieval.Request request = access.read.retrieve(body);
        boolean resolve = access.read.resolve(body);
        return access.engine.retrieval.retrieve(projectId, access.family, request)
                .chain(found -> filled(projectId, found, access.read.pageOfContents(body)))
                .chain(found -> resolve ? resolved(projectId, found) : Uni.createFrom().item(access.write.retrieved(found)))
                .map(answer -> answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Uni<Retrieval.Found> filled(UUID projectId, Retrieval.Found found, Contents wanted) {
        return found == null ? Uni.createFrom().nullItem()
                : access.filled(projectId, found.revision(), wanted)
                        .map(revision -> new Retrieval.Found(revision, found.environment(), found.key()));
    }

    /**
     * A revision without data has nothing to run, so for those who want it resolved it is not there. An environment is, since
     * its revisions are not run.
     */
    private Uni<ObjectNode> resolved(UUID projectId, Retrieval.Found found) {
        if (found != null && found.revision().data() != null) {
            return access.engine.embeds.resolve(projectId, found.revision().data())
                    .map(resolution -> access.write.resolved(found, resolution));
        }
        if (found != null && found.environment() != null) {
            throw Retrieval.notHeld(access.family);
        }
        return Uni.createFrom().item(found != null && access.family == Family.ENVIRONMENT
                ? access.write.resolved(found, Resolution.unchanged(null))
                : access.nothing());
    }
}
