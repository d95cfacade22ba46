package io.agentaquarkus.access;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.agentaquarkus.problem.ErrorShape;
import io.agentaquarkus.problem.Problem;
import io.agentaquarkus.problem.ProblemBody;
import io.agentaquarkus.surface.Surface;
import io.agentaquarkus.surface.Surfaces;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * The first thing that sees a request: path rules, cross-origin rules, and who is calling. It decides before any route is
 * looked for, so that an unauthenticated call learns nothing about which routes exist.
 */
@ApplicationScoped
class FrontDoor {

    private static final int FIRST = 10_000;
    /** The methods of a path whose surface describes it. */
    private static final String ALLOWED = "agenta.methods";
    private static final String SEEN = "agenta.front-door";
    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

    /** Whoever looks for resources would leave path parameters out, and so find another one than was admitted. */
    private static final Problem PATH_PARAMETERS = Problem.badRequest("A path must not contain ';'.");

    private static final Problem SERVICE_UNAUTHORIZED = new Problem(401,
            "Invalid credentials. Please check your credentials or login again.");

    private final Authenticator authenticator;
    private final Surfaces surfaces;

    FrontDoor(Authenticator authenticator, Surfaces surfaces) {
        this.authenticator = authenticator;
        this.surfaces = surfaces;
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        // Resources are looked for by the normalized path, so nothing may be decided on another reading of it.
        String path = context.normalizedPath();
        if (path.indexOf(';') >= 0) {
            surface(context, Routes.canonical(path));
            refuse(context, PATH_PARAMETERS);
        } else if (context.get(SEEN) != null || isGrpc(request, path) || Routes.isOperational(path)) {
            Cors.allow(request);
            context.next();
        } else if (Cors.isPreflight(request)) {
            Cors.answerPreflight(request);
        } else {
            String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
            String canonical = surfaces.adopted(Routes.canonical(path), authorization);
            Surface surface = surface(context, canonical);
            if (surface == null) {
                admit(context, canonical, authorization);
            } else if (surface.isOpen(canonical)) {
                proceed(context, canonical);
            } else {
                admitTenant(context, canonical, surface.authorization(request::getHeader));
            }
        }
    }

    /** What goes wrong from here on is told in the shape of the surface. Null for {@code /api} itself. */
    private Surface surface(RoutingContext context, String path) {
        Surface surface = surfaces.of(path);
        if (surface != null) {
            context.put(ErrorShape.KEY, surface.errors());
            Set<String> methods = surface.paths().methods(path.substring(surface.path().length()));
            if (!methods.isEmpty()) {
                context.put(ALLOWED, methods);
            }
        }
        return surface;
    }

    private void admit(RoutingContext context, String path, String authorization) {
        if (Routes.isPublic(path)) {
            proceed(context, path);
        } else if (!Routes.isAdministrative(path)) {
            admitTenant(context, path, authorization);
        } else if (authenticator.isAdministrator(authorization)) {
            proceed(context, path);
        } else {
            refuse(context, Authenticator.UNAUTHORIZED);
        }
    }

    private void admitTenant(RoutingContext context, String path, String authorization) {
        if (namesNoScope(context.request())) {
            refuse(context, unauthorized(path));
        } else {
            tenant(context, path, authorization);
        }
    }

    private void tenant(RoutingContext context, String path, String authorization) {
        Scope known = authenticator.known(authorization);
        if (known != null) {
            context.put(Caller.SCOPE, known);
            proceed(context, path);
            return;
        }
        // The lookup leaves the stack of this handler: the body must not arrive before someone listens.
        context.request().pause();
        authenticator.authenticate(authorization).subscribe().with(scope -> {
            context.put(Caller.SCOPE, scope);
            context.request().resume();
            proceed(context, path);
        }, failure -> {
            context.request().resume();
            refuse(context, failure == Authenticator.UNAUTHORIZED ? unauthorized(path) : failure);
        });
    }

    /** Services have words of their own. */
    private static Problem unauthorized(String path) {
        return Routes.isService(path) ? SERVICE_UNAUTHORIZED : Authenticator.UNAUTHORIZED;
    }

    private static void proceed(RoutingContext context, String path) {
        HttpServerRequest request = context.request();
        Set<String> allowed = context.get(ALLOWED);
        if (allowed != null && !allowed.contains(request.method().name())) {
            context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
            refuse(context, 405);
            return;
        }
        if (request.method() == HttpMethod.HEAD || request.method() == HttpMethod.OPTIONS || Routes.isFetchOnly(path)) {
            // JAX-RS would answer the two by itself on every route.
            refuse(context, 405);
            return;
        }
        context.put(SEEN, Boolean.TRUE);
        if (path.equals(request.path())) {
            Cors.allow(request);
            context.next();
        } else {
            context.reroute(request.query() == null ? path : path + "?" + request.query());
        }
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        Cors.allow(context.request());
        ProblemBody.of(failure, ErrorShape.of(context)).send(context.response());
    }

    private static void refuse(RoutingContext context, int status) {
        Cors.allow(context.request());
        ProblemBody.ofStatus(status, ErrorShape.of(context)).send(context.response());
    }

    /** {@code project_id=null} and the zero id come from a page without a project; they must not mean "any". */
    private static boolean namesNoScope(HttpServerRequest request) {
        if (request.query() == null) {
            return false;
        }
        return isNone(request.getParam("project_id")) || isNone(request.getParam("workspace_id"));
    }

    private static boolean isNone(String id) {
        return "null".equals(id) || NO_ID.equals(id);
    }

    /** The gRPC services look for the credential in a call's metadata; no resource can be reached by such a path. */
    private static boolean isGrpc(HttpServerRequest request, String path) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("application/grpc") && Routes.isGrpcMethod(path);
    }
}
