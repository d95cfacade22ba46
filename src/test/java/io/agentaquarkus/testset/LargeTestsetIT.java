package io.agentaquarkus.testset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.agentaquarkus.testsupport.PackagedServer;

/**
 * A file of 200 MB goes into a server that has less memory than that in all, and out again. After an allocation that fails
 * the server would end.
 */
class LargeTestsetIT {

    private static final int ROWS = 50_000;
    private static final String FILLING = "x".repeat(4_100);
    private static final String BEFORE = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\n\r\n";
    private static final String AFTER = "\r\n--b--\r\n";
    private static final String BEGINNING = "{\"count\":1,\"testset\":{\"id\":\"";
    private static final Map<String, String> SETTINGS = Map.of("AGENTA_HEAP", "160m", "AGENTA_TESTSET_BYTES_MAX", "256M",
            "AGENTA_TESTSET_ROWS_MAX", String.valueOf(ROWS), "QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE", "257M");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aFileOf200MegabytesIsStoredAndSavedInASmallHeap() throws Exception {
        Path form = folder.resolve("form");
        write(form);
        try (PackagedServer server = PackagedServer.start(folder.resolve("data"), SETTINGS)) {
            String id = testsetId(send(server, "/api/simple/testsets/upload", BodyPublishers.ofFile(form)));
            assertRows(send(server, "/api/simple/testsets/" + id + "/download?file_type=csv", BodyPublishers.noBody()));
        }
    }

    private static void write(Path form) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(form))) {
            out.write((BEFORE + "n,filling\n").getBytes(StandardCharsets.US_ASCII));
            for (int n = 0; n < ROWS; n++) {
                out.write((n + "," + FILLING + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write(AFTER.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private InputStream send(PackagedServer server, String path, BodyPublisher body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.host() + path))
                .header("Authorization", "ApiKey " + server.key()).POST(body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "multipart/form-data; boundary=b");
        }
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    /** Reads the answer to its end, which is larger than the file. */
    private static String testsetId(InputStream answer) throws IOException {
        try (answer) {
            String beginning = new String(answer.readNBytes(BEGINNING.length() + 36), StandardCharsets.US_ASCII);
            assertEquals(BEGINNING, beginning.substring(0, BEGINNING.length()));
            answer.transferTo(OutputStream.nullOutputStream());
            return beginning.substring(BEGINNING.length());
        }
    }

    private static void assertRows(InputStream csv) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            assertEquals("__dedup_id__,__id__,filling,n", lines.readLine());
            for (int n = 0; n < ROWS; n++) {
                // Before the data stand a dedup id of 12 and an id of 36 characters.
                assertEquals("," + FILLING + "," + n, lines.readLine().substring(12 + 1 + 36));
            }
            assertEquals(null, lines.readLine());
        }
    }
}
