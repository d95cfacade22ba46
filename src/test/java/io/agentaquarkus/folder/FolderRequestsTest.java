package io.agentaquarkus.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.problem.Problem;

class FolderRequestsTest {

    private static final UUID ID = UUID.fromString("0195d6f0-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0195d6f0-0000-7000-8000-000000000002");

    @Test
    void aNewFolderWithoutParentIsAtTheTop() {
        assertEquals(FolderEdit.Place.TOP, FolderRequests.newFolder(body("{\"slug\":\"a\",\"name\":\"A\"}")).place());
    }

    @Test
    void anEditThatDoesNotMentionTheParentLeavesTheFolderWhereItIs() {
        assertNull(FolderRequests.edit(ID, body("{\"id\":\"" + ID + "\",\"name\":\"A\"}")).place());
    }

    @Test
    void anEditWithNullAsParentMovesToTheTop() {
        FolderEdit edit = FolderRequests.edit(ID, body("{\"id\":\"" + ID + "\",\"name\":\"A\",\"parent_id\":null}"));
        assertEquals(FolderEdit.Place.TOP, edit.place());
        assertNull(edit.slug());
    }

    @Test
    void anEditNamesTheFolderOfThePath() {
        for (String members : List.of("{}", "{\"id\":null}", "{\"id\":\"" + OTHER + "\"}")) {
            Problem refusal = assertThrows(Problem.class, () -> FolderRequests.edit(ID, body(members)));
            assertEquals("folder ID in path does not match folder ID in payload", refusal.detail());
        }
    }

    @Test
    void anEmptyFilterAsksForAllFolders() {
        FolderFilter filter = FolderRequests.filter(body("{\"ids\":[],\"slug\":null,\"kinds\":true}"));
        assertEquals(new FolderFilter(List.of(), List.of(), true, false, List.of(), List.of(), List.of(), null, null), filter);
    }

    @Test
    void nullAsParentAsksForTheTop() {
        FolderFilter filter = FolderRequests.filter(body("{\"parent_id\":null}"));
        assertTrue(filter.topOnly());
        assertEquals(List.of(), filter.parents());
    }

    @Test
    void oneAndManyMustBothHold() {
        FolderFilter filter = FolderRequests.filter(body("{\"id\":\"" + ID + "\",\"ids\":[\"" + ID + "\",\"" + OTHER + "\"]}"));
        assertEquals(List.of(Set.of(ID), Set.of(ID, OTHER)), filter.ids());
    }

    @Test
    void noFolderIsWithoutAKind() {
        assertFalse(FolderRequests.filter(body("{\"kinds\":false}")).kind());
        assertTrue(FolderRequests.filter(body("{\"kinds\":[\"applications\"]}")).kind());
    }

    private static JsonNode body(String folder) {
        return ExactJson.read("{\"folder\":" + folder + "}");
    }
}
