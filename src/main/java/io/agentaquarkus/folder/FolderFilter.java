package io.agentaquarkus.folder;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which folders are asked for. All parts must hold. Of a list of sets every set must have the value; without a set, any
 * value will do.
 *
 * @param kind whether folders with a kind are wanted: all have one
 * @param topOnly without those that lie in another
 * @param prefixes paths of which one must be the folder's, or that of a folder it lies in
 * @param flags that it has among others, null for any
 * @param tags as the flags
 */
record FolderFilter(List<Set<UUID>> ids, List<Set<String>> slugs, boolean kind, boolean topOnly, List<Set<UUID>> parents,
        List<Set<String>> paths, List<Set<String>> prefixes, JsonNode flags, JsonNode tags) {
}
