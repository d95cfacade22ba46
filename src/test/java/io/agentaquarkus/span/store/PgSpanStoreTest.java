package io.agentaquarkus.span.store;

import jakarta.inject.Inject;

import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PgSpanStoreTest extends SpanStoreContract {

    @Inject
    SpanWriter writer;

    @Inject
    SpanReader reader;

    @Override
    SpanWriter writer() {
        return writer;
    }

    @Override
    SpanReader reader() {
        return reader;
    }
}
