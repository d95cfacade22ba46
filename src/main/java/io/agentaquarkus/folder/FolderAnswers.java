package io.agentaquarkus.folder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** What clients get of folders. Members that are null are left out. */
final class FolderAnswers {

    private FolderAnswers() {
    }

    record FolderResponse(int count, FolderBody folder) {

        static FolderResponse of(Folder folder) {
            return folder == null ? new FolderResponse(0, null) : new FolderResponse(1, FolderBody.of(folder));
        }
    }

    record FoldersResponse(int count, List<FolderBody> folders) {

        static FoldersResponse of(List<Folder> folders) {
            return new FoldersResponse(folders.size(), folders.stream().map(FolderBody::of).toList());
        }
    }

    record FolderIdResponse(int count, UUID id) {

        static FolderIdResponse of(UUID id, boolean deleted) {
            return deleted ? new FolderIdResponse(1, id) : new FolderIdResponse(0, null);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record FolderBody(UUID id, String slug, Instant createdAt, Instant updatedAt, UUID createdById, UUID updatedById,
            String name, String description, JsonNode flags, JsonNode tags, JsonNode meta, String kind, String path,
            UUID parentId) {

        static FolderBody of(Folder folder) {
            var header = folder.header();
            var lifecycle = folder.lifecycle();
            return new FolderBody(folder.id(), folder.slug(), lifecycle.createdAt(), lifecycle.updatedAt(),
                    lifecycle.createdById(), lifecycle.updatedById(), header.name(), header.description(), header.flags(),
                    header.tags(), header.meta(), Folder.KIND, folder.path(), folder.parentId());
        }
    }
}
