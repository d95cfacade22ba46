package io.agentaquarkus.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the roles of a project may do. Each role may do what the one before it may, and more. */
enum Role {

    VIEWER("view_applications view_secret view_webhooks run_service view_billing view_workflows view_sessions "
            + "view_evaluators view_queries view_testsets view_annotations view_invocations view_spans view_folders "
            + "view_environments view_evaluation_runs view_evaluation_scenarios view_evaluation_results "
            + "view_evaluation_metrics view_evaluation_queues view_tools view_triggers view_mounts"),
    ANNOTATOR("edit_annotations edit_evaluation_runs edit_evaluation_scenarios edit_evaluation_results "
            + "edit_evaluation_metrics edit_evaluation_queues edit_spans run_tools run_triggers"),
    EDITOR("edit_application edit_webhooks edit_secret edit_folders edit_workflows run_workflows edit_sessions "
            + "run_sessions edit_mounts use_mounts edit_evaluators edit_queries edit_testsets edit_invocations edit_tools "
            + "edit_triggers"),
    DEVELOPER("view_api_keys edit_api_keys edit_environments deploy_environments view_events"),
    ADMIN("view_workspace edit_workspace create_workspace modify_user_roles add_new_user_to_workspace reset_password"),
    OWNER("delete_workspace edit_organization delete_organization add_new_user_to_organization edit_billing");

    private final List<String> adds;

    Role(String adds) {
        this.adds = List.of(adds.split(" "));
    }

    /** The role of a name, or null. */
    static Role of(String name) {
        return Arrays.stream(values()).filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                .orElse(null);
    }

    Set<String> permissions() {
        List<String> all = new ArrayList<>();
        for (Role role : values()) {
            if (role.ordinal() <= ordinal()) {
                all.addAll(role.adds);
            }
        }
        return new TreeSet<>(all);
    }
}
