package io.agentaquarkus.testset;

import java.nio.file.Path;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.agentaquarkus.identity.Ids;
import io.agentaquarkus.revision.Actor;
import io.agentaquarkus.revision.Family;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.NewArtifact;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.revision.SimpleEntities;
import io.agentaquarkus.revision.Slugs;
import io.smallrye.mutiny.Uni;

/** Testsets made of uploaded files. */
@ApplicationScoped
public class FileTestsets {

    private final SimpleEntities testsets;
    private final TestsetUploads uploads;

    FileTestsets(SimpleEntities testsets, TestsetUploads uploads) {
        this.testsets = testsets;
        this.uploads = uploads;
    }

    /**
     * Fails with 400 when the file is not good or too large. The rows are not part of the answer.
     *
     * @param isJson whether the file is a JSON list of rows; else it is CSV
     * @param name null is the slug, which is random
     */
    public Uni<Simple> create(Actor actor, Path file, boolean isJson, String name) {
        return create(actor, new UploadForm(file, isJson ? FileType.JSON : FileType.CSV, null,
                new Header(name, null, null, null, null), true));
    }

    Uni<Simple> create(Actor actor, UploadForm form) {
        UUID id = Ids.next();
        Header header = form.header().name() == null ? form.header().withName(form.slug()) : form.header();
        NewArtifact testset = new NewArtifact(id, form.slug() == null ? Slugs.random() : form.slug(), header);
        return uploads.rows(form, FileUse.WHOLE, id)
                .chain(sent -> testsets.create(actor, Family.TESTSET, testset, sent.inData()));
    }
}
