package io.agentaquarkus.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.agentaquarkus.problem.BodyLimit;
import io.agentaquarkus.problem.OperationNames;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Holds every request of an operation that its surface describes against the description before the resource sees it.
 * Resources therefore bind valid input, and no resource has rules for plain types of its own.
 */
class ContractFilter {

    /** Larger bodies are checked on threads that may be busy for a while: a JSON Schema in one can take seconds. */
    private static final int LARGE_BYTES = 128 * 1024;

    private final Contracts contracts;
    private final BodyLimit limit;
    private final Map<Route, Optional<Target>> targets = new ConcurrentHashMap<>();

    ContractFilter(Contracts contracts, BodyLimit limit) {
        this.contracts = contracts;
        this.limit = limit;
    }

    /** Null when nothing is left to be waited for. It is the first that reads bodies. */
    @ServerRequestFilter(readBody = true)
    Uni<Void> check(ContainerRequestContext request, ResourceInfo resource) throws IOException {
        limit.count(request);
        Target target = targets.computeIfAbsent(new Route(resource.getResourceClass(), resource.getResourceMethod()),
                this::target).orElse(null);
        if (target == null) {
            return null;
        }
        request.setProperty(OperationNames.PROPERTY, target.operation().name());
        RequestCheck check = new RequestCheck(target.operation());
        if (!target.operation().pathParameters().isEmpty()) {
            check.path(target.values(request.getUriInfo().getPath()));
        }
        if (!target.operation().queryParameters().isEmpty()) {
            check.query(request.getUriInfo().getQueryParameters());
        }
        if (target.operation().body() == null) {
            check.finish();
            return null;
        }
        byte[] body = request.getEntityStream().readAllBytes();
        boolean isJson = isJson(request.getMediaType(), target.operation());
        if (body.length > LARGE_BYTES) {
            return Uni.createFrom().item(() -> checked(check, body, isJson))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .invoke(checked -> request.setEntityStream(new ByteArrayInputStream(checked))).replaceWithVoid();
        }
        request.setEntityStream(new ByteArrayInputStream(checked(check, body, isJson)));
        return null;
    }

    private static byte[] checked(RequestCheck check, byte[] body, boolean isJson) {
        byte[] checked = check.body(body, isJson);
        check.finish();
        return checked;
    }

    private static boolean isJson(MediaType type, Operation operation) {
        return type == null ? operation.jsonOnly()
                : type.getType().equals("application")
                        && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    private Optional<Target> target(Route route) {
        String template = join(route.resource().getAnnotation(Path.class), route.method().getAnnotation(Path.class));
        for (var annotation : route.method().getAnnotations()) {
            HttpMethod method = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (method != null) {
                return Optional.ofNullable(contracts.operation(method.value(), template))
                        .map(operation -> new Target(operation, template.split("/")));
            }
        }
        return Optional.empty();
    }

    private static String join(Path resource, Path method) {
        StringBuilder path = new StringBuilder();
        for (Path part : new Path[] { resource, method }) {
            String value = part == null ? "" : part.value().replaceAll("^/+|/+$", "");
            path.append(value.isEmpty() ? "" : "/" + value);
        }
        return path.toString();
    }

    private record Route(Class<?> resource, Method method) {
    }

    /** @param template the segments of the path, parameters in braces */
    private record Target(Operation operation, String[] template) {

        /** A parameter with an expression of its own may have slashes in it: it takes the segments that are too many. */
        List<String> values(String path) {
            String[] segments = path.split("/");
            int more = 0;
            List<String> values = new ArrayList<>();
            for (int i = 0; i < template.length && i + more < segments.length; i++) {
                if (template[i].startsWith("{")) {
                    int from = i + more;
                    more += template[i].contains(":") ? Math.max(0, segments.length - template.length) : 0;
                    values.add(String.join("/", Arrays.asList(segments).subList(from, i + more + 1)));
                }
            }
            return values;
        }
    }
}
