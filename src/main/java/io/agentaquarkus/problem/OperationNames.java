package io.agentaquarkus.problem;

import java.util.Locale;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;

/** The names of operations as error bodies give them. */
public final class OperationNames {

    /** The property of a request that holds the name, where the contract has one for the operation. */
    public static final String PROPERTY = "agenta.operation";

    private OperationNames() {
    }

    /**
     * @return for an operation that the contract does not know the name of its method, in lower case with underscores; null
     *         outside of any operation
     */
    static String of(ContainerRequestContext request, ResourceInfo resource) {
        if (request.getProperty(PROPERTY) instanceof String name) {
            return name;
        }
        return resource == null || resource.getResourceMethod() == null ? null
                : resource.getResourceMethod().getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
