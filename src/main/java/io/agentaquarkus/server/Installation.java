package io.agentaquarkus.server;

/** What one running server owns outside its own memory. */
record Installation(DataFolder folder, Database database) {
}
