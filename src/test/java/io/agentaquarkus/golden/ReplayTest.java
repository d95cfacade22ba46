package io.agentaquarkus.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final String ID = "019d952f-5945-71b1-b8cb-d6d8e675c18d";
    private static final String CREATE_AND_READ = """
            {"recording": "area/file", "about": "…", "seed_defaults": true}
            {"name": "create", "request": {"method": "POST", "path": "/things", "json": {"slug": "${new:slug}"}},\
             "response": {"status": 200, "json": {"id": "${uuid:1}"}}}
            {"name": "read", "request": {"method": "GET", "path": "/things/${uuid:1}", "auth": "none"},\
             "response": {"status": 200, "json": {"id": "${uuid:1}", "n": 1}, "headers": {"x-kind": "thing"}}}
            """;

    private final Script target = new Script();

    @Test
    void requestsCarryWhatAnswersBrought() throws IOException {
        target.answers(answer(200, "{\"id\": \"" + ID + "\"}"),
                new Answer(200, Map.of("X-Kind", "thing"), ("{\"id\": \"" + ID + "\", \"n\": 1}").getBytes(UTF_8)));
        assertEquals(List.of(), play(CREATE_AND_READ, Map.of()));
        assertTrue(target.seeded);
        assertEquals("ApiKey secret", target.calls.get(0).headers().get("Authorization"));
        assertTrue(new String(target.calls.get(0).body(), UTF_8).matches("\\{\"slug\":\"[0-9a-f]{12}\"}"));
        assertEquals(Map.of(), target.calls.get(1).headers());
        assertEquals("/things/" + ID, target.calls.get(1).path());
    }

    @Test
    void aDifferenceNamesFileExchangeRequestAndPath() throws IOException {
        target.answers(answer(200, "{\"id\": \"" + ID + "\"}"), answer(200, "{\"id\": \"" + ID + "\", \"n\": 2}"));
        assertEquals(List.of("area/file#read  GET /things/${uuid:1}\n    /n: expected 1, got 2\n"
                + "    header x-kind: expected \"thing\", got \"\""), play(CREATE_AND_READ, Map.of()));
    }

    @Test
    void anotherStatusShowsTheAnswer() throws IOException {
        target.answers(answer(500, "oops"), answer(404, "not JSON"));
        assertEquals(List.of("area/file#create  POST /things\n    status: expected 200, got 500 oops"),
                play(CREATE_AND_READ, Map.of("area/file#read", "why")));
    }

    @Test
    void textAndBytesAreComparedWhole() throws IOException {
        target.answers(answer(200, "OK!"), answer(200, "AC"), answer(200, "no JSON"));
        assertEquals(List.of("area/file#text  GET /t\n    body: expected \"OK\", got \"OK!\"",
                "area/file#bytes  GET /b\n    body: expected in base 64 \"QUI=\", got \"QUM=\"",
                "area/file#json  GET /j\n    body: expected JSON, got no JSON"),
                play("""
                        {"name": "text", "request": {"method": "GET", "path": "/t"}, "response": {"status": 200, "text": "OK"}}
                        {"name": "bytes", "request": {"method": "GET", "path": "/b"}, "response": {"status": 200, "base64": "QUI="}}
                        {"name": "json", "request": {"method": "GET", "path": "/j"}, "response": {"status": 200, "json": {}}}
                        """,
                        Map.of()));
    }

    @Test
    void aWaiverThatIsNotNeededFails() throws IOException {
        target.answers(answer(200, "{\"id\": \"" + ID + "\"}"), answer(404, "{}"));
        assertEquals(List.of("area/file#create matches: its waiver must go"),
                play(CREATE_AND_READ, Map.of("area/file#create", "why", "area/file#read", "why")));
    }

    @Test
    void aWaiverForNoExchangeIsReported() throws IOException {
        Recording recording = Recording.parse("area/file", CREATE_AND_READ);
        assertEquals(List.of("area/file#delete"), new Waivers(Map.of("area/file#delete", "why", "area/file#read", "why"))
                .strangers(List.of(recording)));
    }

    @Test
    void aBrokenConnectionIsADifference() throws IOException {
        assertEquals(List.of("area/file#a  GET /a\n    no answer: java.io.IOException: closed"), play("""
                {"name": "a", "request": {"method": "GET", "path": "/a"}, "response": {"status": 200}}
                """, Map.of()));
    }

    @Test
    void bodiesOfEveryKindAreSent() throws IOException {
        target.answers(answer(200, ""), answer(200, ""), answer(200, ""));
        play("""
                {"name": "bytes", "request": {"method": "POST", "path": "/", "base64": "AP8="}, "response": {"status": 200}}
                {"name": "text", "request": {"method": "POST", "path": "/", "text": "a ${key:account}"}, "response": {"status": 200}}
                {"name": "form", "request": {"method": "POST", "path": "/", "multipart": [{"name": "file", "filename": "a.csv",\
                 "type": "text/csv", "text": "x"}, {"name": "n", "text": "1"}]}, "response": {"status": 200}}
                """,
                Map.of());
        assertArrayEquals(new byte[] { 0, -1 }, target.calls.get(0).body());
        assertEquals("a secret", new String(target.calls.get(1).body(), UTF_8));
        String boundary = target.calls.get(2).headers().get("Content-Type").replaceFirst(".*boundary=", "");
        assertEquals("""
                --B
                Content-Disposition: form-data; name="file"; filename="a.csv"
                Content-Type: text/csv

                x
                --B
                Content-Disposition: form-data; name="n"

                1
                --B--
                """, new String(target.calls.get(2).body(), UTF_8).replace(boundary, "B").replace("\r\n", "\n"));
    }

    private List<String> play(String recording, Map<String, String> waivers) throws IOException {
        return new Replay(target, new Waivers(waivers)).play(Recording.parse("area/file", recording));
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, Map.of(), body.getBytes(UTF_8));
    }

    /** Answers in a fixed order, and then no more. */
    private static final class Script implements Target {

        private final List<Answer> answers = new ArrayList<>();
        private final List<Call> calls = new ArrayList<>();
        private boolean seeded;

        void answers(Answer... inOrder) {
            answers.addAll(List.of(inOrder));
        }

        @Override
        public Bindings newAccount(boolean seedDefaults) {
            seeded = seedDefaults;
            return new Bindings().bind("${key:account}", "secret");
        }

        @Override
        public Answer send(Call call) throws IOException {
            calls.add(call);
            if (answers.isEmpty()) {
                throw new IOException("closed");
            }
            return answers.remove(0);
        }
    }
}
