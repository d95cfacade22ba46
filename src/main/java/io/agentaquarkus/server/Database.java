package io.agentaquarkus.server;

import java.util.Optional;

/**
 * Decides which PostgreSQL the server uses, before Quarkus reads its configuration: the one of {@code DATABASE_URL}, one
 * given by the keys of Quarkus, or the embedded one.
 *
 * @param description where the data is, without a secret
 */
record Database(String description) {

    private static final String REACTIVE_URL = "quarkus.datasource.reactive.url";
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    static Database open(DataFolder folder, Shutdown shutdown) {
        Optional<String> url = Setting.of("database.url");
        if (url.isPresent()) {
            DatabaseUrl parsed = DatabaseUrl.parse(url.get());
            new DatabaseLogin(parsed.jdbcUrl(), parsed.user(), parsed.password(), "DATABASE_URL").check();
            use(parsed);
            return new Database("PostgreSQL at " + parsed.address());
        }
        Optional<String> reactive = Setting.of(REACTIVE_URL);
        Optional<String> jdbc = Setting.of(JDBC_URL);
        if (reactive.isPresent() != jdbc.isPresent()) {
            throw new StartFailure((reactive.isPresent() ? REACTIVE_URL : JDBC_URL) + " is set and "
                    + (reactive.isPresent() ? JDBC_URL : REACTIVE_URL)
                    + " is not: set both, or DATABASE_URL in place of them");
        }
        if (jdbc.isPresent()) {
            DatabaseLogin login = new DatabaseLogin(jdbc.get(), Setting.of("quarkus.datasource.username").orElse(""),
                    Setting.of("quarkus.datasource.password").orElse(""), "quarkus.datasource.*");
            login.check();
            return new Database("PostgreSQL at " + login.address());
        }
        use(shutdown.start(() -> LocalPostgres.start(folder)).url());
        return new Database("embedded, in " + folder.resolve("postgres"));
    }

    private static void use(DatabaseUrl url) {
        url.properties().forEach(System::setProperty);
    }
}
