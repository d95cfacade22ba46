package io.agentaquarkus.problem;

import java.lang.reflect.Method;
import java.util.Locale;

/** The name of an operation as error bodies give it: the method's name in lower case with underscores. */
final class OperationNames {

    private OperationNames() {
    }

    static String of(Method method) {
        return method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
