package io.agentaquarkus.access;

import java.util.List;
import java.util.regex.Pattern;

/** What path goes where: the rules that apply before any resource is looked for. */
final class Routes {

    private static final List<String> PUBLIC = List.of("/health", "/services/health", "/docs", "/openapi.json",
            "/.well-known/jwks.json",
            "/auth", "/billing/stripe/events", "/tools/connections/callback", "/triggers/composio/events");

    /** Families that answer below {@code /preview} as well; not every route of theirs does. */
    private static final List<String> PREVIEW = List.of("/tracing", "/traces", "/spans", "/simple/traces", "/invocations",
            "/annotations", "/testcases", "/testsets", "/simple/testsets", "/queries", "/simple/queries", "/applications",
            "/simple/applications", "/workflows", "/simple/workflows", "/evaluators", "/simple/evaluators", "/environments",
            "/simple/environments", "/tools", "/triggers", "/evaluations", "/simple/evaluations", "/simple/queues");

    /** Paths that have no twin below {@code /preview} although their family has. */
    private static final List<String> NO_PREVIEW = List.of("/traces/ingest", "/tracing/spans/analytics");

    private static final Pattern GRPC_METHOD = Pattern.compile("/\\w+(\\.\\w+)+/\\w+");

    private Routes() {
    }

    /** What the paths of secrets once began with. */
    private static final String VAULT = "/vault/v1";
    private static final String OLDER_VAULT = VAULT + "/secrets";

    /** Pages that link to each other relatively, and so need their slash. */
    private static final String PAGES = "/docs/";

    /** Leading {@code /api} segments and a trailing slash do not count. */
    static String canonical(String path) {
        String rest = path;
        while (rest.startsWith("/api") && (rest.length() == 4 || rest.charAt(4) == '/')) {
            rest = rest.substring(4);
        }
        while (rest.length() > 1 && rest.endsWith("/") && !rest.equals(PAGES)) {
            rest = rest.substring(0, rest.length() - 1);
        }
        return rest.isEmpty() ? "/" : withoutPreview(isBelow(rest, OLDER_VAULT) ? rest.substring(VAULT.length()) : rest);
    }

    private static String withoutPreview(String path) {
        if (!path.startsWith("/preview/")) {
            return path;
        }
        String twin = path.substring("/preview".length());
        return PREVIEW.stream().anyMatch(family -> isBelow(twin, family)) && !NO_PREVIEW.contains(twin) ? twin : path;
    }

    /** Read as a trace's path below {@code /preview}, which can be fetched but not posted to. */
    static boolean isFetchOnly(String path) {
        return path.equals("/preview/traces/ingest");
    }

    /** Served by the framework itself: health, metrics, the API description. */
    static boolean isOperational(String path) {
        return isBelow(path, "/q");
    }

    /** {@code /package.Service/Method}: the name of a service always has a dot, that of a resource never. */
    static boolean isGrpcMethod(String path) {
        return GRPC_METHOD.matcher(path).matches();
    }

    /** Where built-in workflows are run. */
    static boolean isService(String path) {
        return isBelow(path, "/services");
    }

    static boolean isPublic(String path) {
        return PUBLIC.stream().anyMatch(open -> isBelow(path, open));
    }

    static boolean isAdministrative(String path) {
        return (path + "/").contains("/admin/");
    }

    private static boolean isBelow(String path, String root) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
