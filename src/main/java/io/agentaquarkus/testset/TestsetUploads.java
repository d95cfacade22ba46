package io.agentaquarkus.testset;

import java.nio.file.Files;
import java.util.Locale;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

import io.agentaquarkus.contract.ModelContract;
import io.agentaquarkus.problem.Problem;
import io.smallrye.mutiny.Uni;

/** Reads uploaded files. All of a file is known to be good before anything of it is stored. */
@Singleton
class TestsetUploads {

    private final TestsetLimits limits;
    private final Workers workers;
    private final ModelContract contract;

    TestsetUploads(TestsetLimits limits, Workers workers, ModelContract contract) {
        this.limits = limits;
        this.workers = workers;
        this.contract = contract;
    }

    UploadForm form(MultipartFormDataInput input) {
        return UploadForm.read(input, contract);
    }

    /** The rows of the form's file; a file that is too large or not good is a 400. */
    Uni<TestsetRows> rows(UploadForm form, FileUse use, UUID testsetId) {
        return workers.run(() -> {
            limits.requireBytes(Files.size(form.file()));
            try {
                return FileRows.of(new UploadedFile(form.file(), form.type(), use, contract), testsetId, limits, workers);
            } catch (BadRow e) {
                throw Problem.badRequest(use.refusal() + e.getMessage());
            } catch (UnreadableFile e) {
                throw Problem.badRequest("Failed to read " + form.type().name().toUpperCase(Locale.ROOT) + " file: "
                        + e.getMessage());
            }
        });
    }
}
