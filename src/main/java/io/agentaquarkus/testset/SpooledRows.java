package io.agentaquarkus.testset;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.agentaquarkus.json.SortedJson;
import io.agentaquarkus.testcase.Testcase;
import io.agentaquarkus.testcase.TestcaseJson;
import io.agentaquarkus.testcase.TestcaseStore;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers with all rows of a revision, however many there are: they are written to a file page by page, and the file is sent
 * when it is whole. So an answer takes the memory of a page, and a failure is not the end of half an answer.
 */
@Singleton
class SpooledRows {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private final TestcaseStore testcases;
    private final Workers workers;
    private final CurrentVertxRequest request;
    private final Path folder;

    SpooledRows(TestcaseStore testcases, Workers workers, CurrentVertxRequest request,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") Path folder) {
        this.testcases = testcases;
        this.workers = workers;
        this.request = request;
        this.folder = folder;
    }

    /** The rows as a file to be saved. */
    Uni<Response> download(UUID projectId, List<UUID> ids, FileType type, String fileName) {
        Uni<Path> written = type == FileType.JSON
                ? write(projectId, ids, out -> new JsonRowWriter(out, "", DownloadRow::of, ""))
                : columns(projectId, ids)
                        .chain(columns -> write(projectId, ids, out -> new CsvRowWriter(out, columns)));
        return written.map(file -> answer(file, type)
                .header("Content-Disposition", disposition(fileName + "." + type.extension())).build());
    }

    /**
     * The rows as a member of an answer.
     *
     * @param answer changed
     * @param data the object in the answer that the rows belong into
     */
    Uni<Response> answer(UUID projectId, List<UUID> ids, ObjectNode answer, ObjectNode data) {
        String here = UUID.randomUUID().toString();
        data.put(TestsetRows.MEMBER, here);
        String[] parts = answer.toString().split("\"" + here + "\"");
        return write(projectId, ids, out -> new JsonRowWriter(out, parts[0], TestcaseJson::of, parts[1]))
                .map(file -> answer(file, FileType.JSON).build());
    }

    private Response.ResponseBuilder answer(Path file, FileType type) {
        RoutingContext context = request.getCurrent();
        if (context.response().closed()) {
            delete(context, file);
        } else {
            context.addEndHandler(ended -> delete(context, file));
        }
        // The framework would write the header in a spelling of its own.
        context.addHeadersEndHandler(written -> context.response().putHeader(CONTENT_TYPE, type.contentType()));
        return Response.ok(file, type.contentType());
    }

    /** A name that cannot stand in a header as it is stands there in the encoding of RFC 8187. */
    private static String disposition(String fileName) {
        return PLAIN_NAME.matcher(fileName).matches() ? "attachment; filename=" + fileName
                : "attachment; filename*=UTF-8''" + URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void delete(RoutingContext context, Path file) {
        context.vertx().executeBlocking(() -> Files.deleteIfExists(file));
    }

    private Uni<Set<String>> columns(UUID projectId, List<UUID> ids) {
        Set<String> columns = new TreeSet<>(SortedJson.CODE_POINTS);
        return testcases.pages(projectId, ids).onItem().transformToUniAndConcatenate(page -> workers.run(() -> {
            for (Testcase testcase : page) {
                DownloadRow.of(testcase).fieldNames().forEachRemaining(columns::add);
            }
            return page.size();
        })).collect().last().replaceWith(columns);
    }

    private Uni<Path> write(UUID projectId, List<UUID> ids, WriterFactory factory) {
        return workers.run(() -> Files.createTempFile(folder, "rows", null)).chain(file -> workers
                .run(() -> factory.open(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)))
                .chain(writer -> writeAll(testcases.pages(projectId, ids), writer))
                .onFailure().call(() -> workers.run(() -> Files.deleteIfExists(file)))
                .replaceWith(file));
    }

    private Uni<Void> writeAll(Multi<List<Testcase>> pages, RowWriter writer) {
        return pages.onItem().transformToUniAndConcatenate(page -> workers.run(() -> {
            writer.write(page);
            return page.size();
        })).collect().last().onItemOrFailure().transformToUni((last, failure) -> workers.run(() -> {
            writer.close();
            if (failure != null) {
                throw new IllegalStateException("The rows could not be read", failure);
            }
            return null;
        })).replaceWithVoid();
    }

    private interface WriterFactory {

        RowWriter open(OutputStream out) throws IOException;
    }
}
