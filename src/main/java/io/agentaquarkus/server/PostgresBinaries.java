package io.agentaquarkus.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs that the server brings along, unpacked once for each release of them: into a folder named after
 * the archive's hash, made under another name and renamed, so that a folder of that name is always complete.
 */
final class PostgresBinaries {

    private PostgresBinaries() {
    }

    /** The folder with {@code bin}, {@code lib} and {@code share} for this machine, below {@code parent}. */
    static Path unpackBelow(Path parent) throws IOException {
        String archive = archiveName();
        Path home = parent.resolve("postgres-" + hash(archive));
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, "unpacking-");
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, draft);
            }
        }
        return Files.move(draft, home);
    }

    /** The number that PostgreSQL's files must carry to be read by these programs, for example 18. */
    static String majorVersion(Path home) throws IOException {
        Path catalog = home.resolve("share/postgresql/postgres.bki");
        try (Stream<String> lines = Files.lines(catalog)) {
            return lines.findFirst().orElse("").replaceFirst("^# PostgreSQL ", "");
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            target.toFile().setExecutable((entry.getMode() & 0111) != 0);
        }
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String family = processor.matches("aarch64|arm64") ? "arm_64" : "x86_64";
        String name = "/postgres-" + (system.startsWith("mac") ? "darwin" : "linux") + "-" + family + ".txz";
        if (system.startsWith("windows") || PostgresBinaries.class.getResource(name) == null) {
            throw new StartFailure("no PostgreSQL is embedded for " + system + " on " + processor
                    + ": point DATABASE_URL at one (postgresql://user:password@host:5432/database)");
        }
        return name;
    }

    private static String hash(String archive) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String archive) {
        return PostgresBinaries.class.getResourceAsStream(archive);
    }
}
