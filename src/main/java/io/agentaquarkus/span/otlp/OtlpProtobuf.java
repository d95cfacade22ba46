package io.agentaquarkus.span.otlp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.google.protobuf.CodedInputStream;

import io.agentaquarkus.json.JsonObject;
import io.agentaquarkus.json.JsonTree;
import io.agentaquarkus.span.SpanKind;
import io.agentaquarkus.span.StatusCode;

/**
 * The protobuf encoding, read field by field without generated messages in between, since only a third of a request is
 * kept. Each number is a tag of {@code opentelemetry/proto/trace/v1/trace.proto}: field number times eight plus wire type.
 */
final class OtlpProtobuf {

    /** As deep as protobuf itself allows messages to nest. */
    private static final int VALUE_DEPTH_MAX = 100;

    private static final SpanKind[] KINDS = SpanKind.values();
    private static final StatusCode[] CODES = StatusCode.values();

    private final byte[] body;
    private final CodedInputStream in;
    private final AttributeKeys keys = AttributeKeys.ofThread();
    private final List<RawSpan> spans = new ArrayList<>();

    private OtlpProtobuf(byte[] body) {
        this.body = body;
        in = CodedInputStream.newInstance(body);
    }

    static List<RawSpan> read(byte[] body) {
        OtlpProtobuf reader = new OtlpProtobuf(body);
        try {
            for (int tag = reader.in.readTag(); tag != 0; tag = reader.in.readTag()) {
                if (tag == 10) {
                    reader.message(reader::resourceSpans);
                } else {
                    reader.in.skipField(tag);
                }
            }
            reader.in.checkLastTagWas(0);
        } catch (IOException e) {
            throw new MalformedExport("Failed to parse OTLP stream.", e);
        }
        return reader.spans;
    }

    /** Reads a field of the message that is open. */
    private interface Field {

        void read(int tag) throws IOException;
    }

    private void message(Field field) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            field.read(tag);
        }
        in.checkLastTagWas(0);
        in.popLimit(outer);
    }

    private void resourceSpans(int tag) throws IOException {
        if (tag == 18) {
            message(this::scopeSpans);
        } else {
            in.skipField(tag);
        }
    }

    private void scopeSpans(int tag) throws IOException {
        if (tag == 18) {
            RawSpan span = new RawSpan();
            message(field -> span(span, field));
            spans.add(span);
        } else {
            in.skipField(tag);
        }
    }

    private void span(RawSpan span, int tag) throws IOException {
        switch (tag) {
            case 10 -> span.traceId = in.readByteArray();
            case 18 -> span.spanId = in.readByteArray();
            case 34 -> span.parentId = id();
            case 42 -> span.name = text();
            case 48 -> {
                int kind = in.readEnum();
                span.kind = kind >= 0 && kind < KINDS.length ? KINDS[kind] : null;
            }
            case 57 -> span.startNs = in.readFixed64();
            case 65 -> span.endNs = in.readFixed64();
            case 74 -> attribute(span.attributes, 0);
            case 90 -> {
                RawSpan.Event event = new RawSpan.Event();
                message(field -> event(event, field));
                span.events.add(event);
            }
            case 106 -> {
                RawSpan.Link link = new RawSpan.Link();
                message(field -> link(link, field));
                span.links.add(link);
            }
            case 122 -> message(field -> status(span, field));
            default -> in.skipField(tag);
        }
    }

    private void status(RawSpan span, int tag) throws IOException {
        switch (tag) {
            case 18 -> span.statusMessage = text();
            case 24 -> {
                int code = in.readEnum();
                span.status = code >= 0 && code < CODES.length ? CODES[code] : StatusCode.UNSET;
            }
            default -> in.skipField(tag);
        }
    }

    private void event(RawSpan.Event event, int tag) throws IOException {
        switch (tag) {
            case 9 -> event.ns = in.readFixed64();
            case 18 -> event.name = text();
            case 26 -> attribute(event.attributes, 0);
            default -> in.skipField(tag);
        }
    }

    private void link(RawSpan.Link link, int tag) throws IOException {
        switch (tag) {
            case 10 -> link.traceId = in.readByteArray();
            case 18 -> link.spanId = in.readByteArray();
            case 34 -> attribute(link.attributes, 0);
            default -> in.skipField(tag);
        }
    }

    private void attribute(Map<String, Object> into, int depth) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        String key = "";
        Object value = null;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case 10 -> key = key();
                case 18 -> value = value(depth);
                default -> in.skipField(tag);
            }
        }
        in.checkLastTagWas(0);
        in.popLimit(outer);
        into.put(key, value);
    }

    private Object value(int depth) throws IOException {
        if (depth > VALUE_DEPTH_MAX) {
            throw new IOException("Attribute values are nested too deeply.");
        }
        int outer = in.pushLimit(in.readRawVarint32());
        Object value = null;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case 10 -> value = text();
                case 16 -> value = in.readBool();
                case 24 -> value = in.readInt64();
                case 33 -> value = in.readDouble();
                case 42 -> {
                    List<Object> list = new ArrayList<>();
                    message(field -> element(list, field, depth + 1));
                    value = list;
                }
                case 50 -> {
                    Map<String, Object> object = new JsonObject();
                    message(field -> member(object, field, depth + 1));
                    value = object;
                }
                case 58 -> value = bytes(in.readByteArray());
                default -> in.skipField(tag);
            }
        }
        in.checkLastTagWas(0);
        in.popLimit(outer);
        return value;
    }

    private void element(List<Object> list, int tag, int depth) throws IOException {
        if (tag == 10) {
            list.add(value(depth));
        } else {
            in.skipField(tag);
        }
    }

    private void member(Map<String, Object> object, int tag, int depth) throws IOException {
        if (tag == 10) {
            attribute(object, depth);
        } else {
            in.skipField(tag);
        }
    }

    private byte[] id() throws IOException {
        byte[] id = in.readByteArray();
        return id.length == 0 ? RawSpan.NONE : id;
    }

    private String key() throws IOException {
        int length = in.readRawVarint32();
        int at = in.getTotalBytesRead();
        // Checks the length, before anything is read that is not the key's.
        in.skipRawBytes(length);
        return keys.key(body, at, length);
    }

    private String text() throws IOException {
        return JsonTree.withoutNul(in.readString());
    }

    /** Bytes that are text are given as text, others in base 64: JSON has no form of their own for them. */
    static String bytes(byte[] bytes) {
        try {
            return JsonTree.withoutNul(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException binary) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
