package io.agentaquarkus.evaluation.store;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.agentaquarkus.evaluation.Queue;
import io.agentaquarkus.evaluation.QueueData;
import io.agentaquarkus.json.ExactJson;
import io.agentaquarkus.revision.Lifecycle;

/** A row of {@code evaluation_queue}. */
@Entity
@Table(name = "evaluation_queue")
class QueueEntity extends EvaluationRow<Queue> {

    @Column(name = "run_id")
    UUID runId;

    String name;
    String description;
    String data;

    @Column(name = "is_default")
    boolean isDefault;

    /** A JSON array, which is only written to be searched. */
    @Column(name = "user_ids")
    String userIds;

    @Column(name = "deleted_at")
    Instant deletedAt;

    @Column(name = "deleted_by_id")
    UUID deletedById;

    @Override
    Queue read() {
        return new Queue(id, header(name, description),
                new Lifecycle(createdAt, updatedAt, deletedAt, createdById, updatedById, deletedById), status,
                QueueData.read(ExactJson.read(data)), runId);
    }

    @Override
    void write(Queue queue) {
        write(queue.id(), queue.header(), queue.lifecycle(), queue.status());
        runId = queue.runId();
        name = queue.header().name();
        description = queue.header().description();
        data = queue.data() == null ? null : queue.data().json().toString();
        isDefault = queue.isDefault();
        userIds = QueueData.json(queue.dataOrNone().allUsers()).toString();
        deletedAt = queue.lifecycle().deletedAt();
        deletedById = queue.lifecycle().deletedById();
    }
}
