package io.agentaquarkus.testset;

import java.util.UUID;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.revision.Edit;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.revision.SimpleEntities;
import io.agentaquarkus.revision.rest.Engine;
import io.agentaquarkus.revision.rest.Occasion;
import io.agentaquarkus.revision.rest.SimpleFamilyResource;
import io.agentaquarkus.testcase.TestcaseIds;
import io.smallrye.mutiny.Uni;

/** Testsets for those who do not care for versions. */
@Path("/simple/testsets")
public class SimpleTestsetsResource extends SimpleFamilyResource {

    private final SimpleEntities testsets;
    private final TestsetUploads uploads;
    private final FileTestsets files;
    private final SpooledRows rows;

    SimpleTestsetsResource(Engine engine, SimpleEntities testsets, TestsetUploads uploads, FileTestsets files,
            SpooledRows rows) {
        super(Family.TESTSET, engine);
        this.testsets = testsets;
        this.uploads = uploads;
        this.files = files;
        this.rows = rows;
    }

    @POST
    @UploadRoute
    @Path("upload")
    public Uni<Response> createSimpleTestsetFromFile(MultipartFormDataInput input) {
        UploadForm form = uploads.form(input);
        return access.editing(actor -> files.create(actor, form)
                .chain(made -> answer(actor.projectId(), made, Occasion.CREATE)));
    }

    @POST
    @UploadRoute
    @Path("{id}/upload")
    public Uni<Response> editSimpleTestsetFromFile(@RestPath UUID id, MultipartFormDataInput input) {
        UploadForm form = uploads.form(input);
        return access.editing(actor -> testsets.fetch(actor.projectId(), Family.TESTSET, id)
                .onItem().ifNull()
                .failWith(() -> Problem.notFound("Testset not found. Please check the testset_id and try again."))
                .chain(before -> uploads.rows(form, FileUse.WHOLE, id)
                        .chain(sent -> testsets.edit(actor, Family.TESTSET,
                                new Edit(id, merged(form.header(), before.artifact().header()), null), sent.inData())))
                .chain(edited -> answer(actor.projectId(), edited, Occasion.EDIT)));
    }

    @POST
    @Path("{id}/download")
    public Uni<Response> fetchSimpleTestsetToFile(@RestPath UUID id, @RestQuery("file_type") String fileType,
            @RestQuery("file_name") String fileName) {
        if (fileType == null) {
            throw Problem.badRequest("Invalid file type. Supported types are 'csv' and 'json'.");
        }
        return access.viewing(scope -> testsets.fetch(scope.projectId(), Family.TESTSET, id)
                .onItem().ifNull()
                .failWith(() -> Problem.notFound("Simple testset not found. Please check the testset_id and try again."))
                .chain(testset -> rows.download(scope.projectId(), TestcaseIds.in(testset.revision().data()),
                        FileType.of(fileType), fileName == null ? "testset_" + id : fileName)));
    }

    private Uni<Response> answer(UUID projectId, Simple testset, Occasion occasion) {
        ObjectNode answer = access.write.simple(testset, occasion);
        ObjectNode data = testset.revision().data();
        return data == null ? Uni.createFrom().item(Response.ok(answer).build())
                : rows.answer(projectId, TestcaseIds.in(data), answer, data);
    }

    private static Header merged(Header sent, Header old) {
        return new Header(sent.name() == null ? old.name() : sent.name(),
                sent.description() == null ? old.description() : sent.description(), null, given(sent.tags(), old.tags()),
                given(sent.meta(), old.meta()));
    }

    private static JsonNode given(JsonNode sent, JsonNode old) {
        return sent == null || sent.isNull() ? old : sent;
    }
}
