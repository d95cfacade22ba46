package io.agentaquarkus.catalog;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something to start from: a built-in workflow with its schemas and parameters.
 *
 * @param archived still found by its key, but no longer offered
 * @param answer what the catalogue shows of it
 * @param presets variations of it, each as the catalogue shows it
 */
record Template(String key, Roles roles, boolean archived, ObjectNode answer, List<ObjectNode> presets) {
}
