package io.agentaquarkus.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The server's way to its database, which a test can cut: connections break, and new ones are refused until it is mended. */
public final class DatabaseLine implements AutoCloseable {

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int databasePort;
    private final int port;
    private ServerSocket door;
    private Thread doorkeeper;

    DatabaseLine(int databasePort) {
        this.databasePort = databasePort;
        this.port = listen(0);
    }

    int port() {
        return port;
    }

    public synchronized void cut() {
        closeQuietly(door);
        try {
            // Only then is the port free again.
            doorkeeper.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        open.forEach(DatabaseLine::closeQuietly);
        open.clear();
    }

    public synchronized void mend() {
        listen(port);
    }

    @Override
    public void close() {
        cut();
    }

    private int listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            door = socket;
            doorkeeper = start(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket client = from.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
                // Neither side keeps a message back until the one before is acknowledged, which takes up to 40 ms.
                client.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                open.add(client);
                open.add(database);
                start(() -> pump(client, database));
                start(() -> pump(database, client));
            }
        } catch (IOException cut) {
            closeQuietly(from);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Both ends are closed below, which is what a cut is.
        }
        closeQuietly(from);
        closeQuietly(to);
        open.remove(from);
        open.remove(to);
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "database-line");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyGone) {
            // Nothing is left to be closed.
        }
    }
}
