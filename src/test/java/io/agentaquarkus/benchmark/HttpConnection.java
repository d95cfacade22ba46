package io.agentaquarkus.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * HTTP/1.1 with as little work as possible, since the sender shares the processors with the server: requests are bytes
 * made before, and of an answer only the status and the length of the body are read.
 */
final class HttpConnection implements AutoCloseable {

    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(16 << 20);
    private int bodyLength;

    HttpConnection(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** A whole request; body null is a GET. */
    static ByteBuffer request(String path, String key, String headers, byte[] body) {
        String head = (body == null ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: ApiKey " + key
                + "\r\n" + headers + (body == null ? "" : "Content-Length: " + body.length + "\r\n") + "\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = ByteBuffer.allocateDirect(start.length + (body == null ? 0 : body.length)).put(start);
        if (body != null) {
            request.put(body);
        }
        return request.flip();
    }

    /** Sends a request, waits for the whole answer and returns its status. */
    int exchange(ByteBuffer request) throws IOException {
        ByteBuffer out = request.duplicate();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        in.clear();
        int head = -1;
        while (head < 0) {
            read();
            head = headLength();
        }
        bodyLength = contentLength(head);
        while (in.position() < head + bodyLength) {
            read();
        }
        return (in.get(STATUS_AT) - '0') * 100 + (in.get(STATUS_AT + 1) - '0') * 10 + in.get(STATUS_AT + 2) - '0';
    }

    /** Bytes of the body of the last answer. */
    int bodyLength() {
        return bodyLength;
    }

    /** The last answer as text, for messages. */
    String answer() {
        return StandardCharsets.UTF_8.decode(in.duplicate().flip()).toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void read() throws IOException {
        if (channel.read(in) <= 0) {
            throw new IOException("The connection ended, or the answer is larger than expected.");
        }
    }

    /** Up to and with the empty line; -1 when that has not arrived. */
    private int headLength() {
        for (int i = 3; i < in.position(); i++) {
            if (in.get(i) == '\n' && in.get(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int contentLength(int head) throws IOException {
        for (int line = 0; line < head - LENGTH.length; line++) {
            if (in.get(line) == '\n' && matches(line + 1)) {
                int length = 0;
                for (int i = line + 1 + LENGTH.length; in.get(i) >= '0'; i++) {
                    length = length * 10 + in.get(i) - '0';
                }
                return length;
            }
        }
        throw new IOException("An answer without a length: " + answer());
    }

    private boolean matches(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            int letter = in.get(at + i);
            if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }
}
