package io.agentaquarkus.testset;

import java.util.UUID;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Commit;
import io.agentaquarkus.revision.Committed;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Revision;
import io.agentaquarkus.revision.Revisions;
import io.agentaquarkus.revision.rest.Engine;
import io.agentaquarkus.revision.rest.RetrievableResource;
import io.agentaquarkus.testcase.TestcaseIds;
import io.smallrye.mutiny.Uni;

/** Testsets, their variants and revisions. */
@Path("/testsets")
public class TestsetsResource extends RetrievableResource {

    private final Revisions revisions;
    private final TestsetUploads uploads;
    private final SpooledRows rows;

    TestsetsResource(Engine engine, Revisions revisions, TestsetUploads uploads, SpooledRows rows) {
        super(Family.TESTSET, engine);
        this.revisions = revisions;
        this.uploads = uploads;
        this.rows = rows;
    }

    @POST
    @UploadRoute
    @Path("revisions/{id}/upload")
    public Uni<Response> createTestsetRevisionFromFile(@RestPath UUID id, MultipartFormDataInput input) {
        UploadForm form = uploads.form(input);
        return access.editing(actor -> revisions.fetch(actor.projectId(), Family.TESTSET, id)
                .onItem().ifNull().failWith(() -> Problem.notFound("Testset revision " + id + " not found."))
                .chain(base -> uploads.rows(form, FileUse.REVISION, base.artifact().id())
                        .chain(sent -> revisions.commit(actor, Family.TESTSET,
                                new Commit(base.artifact().id(), base.variant().id(), null, Header.NONE, null, sent.inData(),
                                        null))))
                .map(Committed::revision)
                .chain(revision -> answer(actor.projectId(), revision, form.includesTestcases())));
    }

    @POST
    @Path("revisions/{id}/download")
    public Uni<Response> fetchTestsetRevisionToFile(@RestPath UUID id, @RestQuery("file_type") String fileType,
            @RestQuery("file_name") String fileName) {
        return access.viewing(scope -> revisions.fetch(scope.projectId(), Family.TESTSET, id)
                .onItem().ifNull()
                .failWith(() -> Problem
                        .notFound("Testset revision not found. Please check the revision_id and try again."))
                .chain(revision -> rows.download(scope.projectId(), TestcaseIds.in(revision.data()), FileType.of(fileType),
                        fileName == null ? "revision_" + id : fileName)));
    }

    private Uni<Response> answer(UUID projectId, Revision revision, boolean includesTestcases) {
        ObjectNode answer = access.write.revision(revision, true);
        return revision.data() == null || !includesTestcases ? Uni.createFrom().item(Response.ok(answer).build())
                : rows.answer(projectId, TestcaseIds.in(revision.data()), answer, revision.data());
    }
}
