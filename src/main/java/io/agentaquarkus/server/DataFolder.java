package io.agentaquarkus.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that holds all that this server keeps outside an external database: the embedded database, its log, and the
 * generated secrets, each in a file of its own that only the owner can read. One running server owns the folder.
 */
final class DataFolder {

    private static final String LOCK_FILE = "server.lock";

    private final Path path;
    private final FileLock lock;

    private DataFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder when it is not there and takes it for this process. The lock ends with the process, however it
     * ends.
     *
     * @throws StartFailure when the folder cannot be written or another server is using it
     */
    static DataFolder claim(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse(path);
            }
            return new DataFolder(path.toRealPath(), lock);
        } catch (OverlappingFileLockException e) {
            throw inUse(path);
        } catch (IOException e) {
            throw new StartFailure("the data folder " + path + " cannot be written (" + reason(e)
                    + "): make it writable for this user, or name another one with AGENTA_DATA_DIR", e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    boolean isClaimed() {
        return lock.isValid();
    }

    /** The secret kept under this name; at the first call 32 random bytes in hexadecimal, written before they are used. */
    String secret(String name) {
        return read(name).orElseGet(() -> {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            write(name, secret);
            return secret;
        });
    }

    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name)).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartFailure("the file " + path.resolve(name) + " cannot be read (" + reason(e)
                    + "): give it to the user that runs the server", e);
        }
    }

    /** Replaces the file as a whole, readable for its owner only. */
    void write(String name, String content) {
        try {
            Path draft = Files.createTempFile(path, name, ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, content + "\n");
            Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("the file " + path.resolve(name) + " cannot be written (" + reason(e)
                    + "): make the data folder writable for this user", e);
        }
    }

    /** The folder of this name, without the files that an earlier process may have left in it. */
    Path emptied(String name) {
        Path folder = path.resolve(name);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new StartFailure("the folder " + folder + " cannot be written (" + reason(e)
                    + "): make the data folder writable for this user", e);
        }
    }

    static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replaceFirst("Exception$", "");
        return name.equals("IO") || name.equals("FileSystem") ? e.getMessage()
                : name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase();
    }

    private static StartFailure inUse(Path path) {
        return new StartFailure("the data folder " + path
                + " is in use by another server: stop that one, or name another folder with AGENTA_DATA_DIR");
    }
}
