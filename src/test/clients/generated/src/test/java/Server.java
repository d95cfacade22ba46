import java.util.UUID;

/** The server under test: its address and key come from the environment, as {@code run} sets them. */
final class Server {

    static final String HOST = System.getenv("AGENTA_TEST_HOST");
    static final String KEY = System.getenv("AGENTA_TEST_KEY");

    private Server() {
    }

    /** A name that nothing in the project has. */
    static String slug(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(24);
    }
}
