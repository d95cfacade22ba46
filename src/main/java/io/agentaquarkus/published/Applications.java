package io.agentaquarkus.published;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.revision.Artifact;
import io.agentaquarkus.revision.Header;
import io.agentaquarkus.revision.Simple;
import io.agentaquarkus.revision.Variant;

/** Shapes of applications and their variants. */
final class Applications {

    private Applications() {
    }

    record SimpleApplicationCreateRequest(App app) implements Shape {

        record App(String slug, String name, String description, JsonNode flags) implements Shape {

            Header header() {
                return new Header(name, description, flags, null, null);
            }
        }
    }

    record SimpleApplicationEditRequest(App app) implements Shape {

        static final SimpleApplicationEditRequest NOTHING = new SimpleApplicationEditRequest(null);

        Header header() {
            return app == null ? Header.NONE : new Header(app.name, app.description, null, null, null);
        }

        record App(String name, String description) implements Shape {
        }
    }

    record SimpleApplicationResponse(int count, Application application) implements Shape {

        static SimpleApplicationResponse of(Simple simple) {
            return new SimpleApplicationResponse(1, Application.of(simple.artifact()));
        }
    }

    record Application(UUID id, String slug, String name, String description, JsonNode flags, LifecycleShape lifecycle)
            implements
                Shape {

        static Application of(Artifact artifact) {
            Header header = artifact.header();
            return new Application(artifact.id(), artifact.slug(), header.name(), header.description(), header.flags(),
                    LifecycleShape.of(artifact.lifecycle()));
        }
    }

    record ApplicationVariant(UUID id, String slug, String name, UUID applicationId, LifecycleShape lifecycle)
            implements
                Shape {

        static ApplicationVariant of(Variant variant) {
            return new ApplicationVariant(variant.id(), variant.slug(), variant.header().name(), variant.artifact().id(),
                    LifecycleShape.of(variant.lifecycle()));
        }
    }
}
