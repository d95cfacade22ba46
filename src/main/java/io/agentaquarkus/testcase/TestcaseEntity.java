package io.agentaquarkus.testcase;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** A row of {@code testcase}. It is written in batches, by {@link TestcaseStore}. */
@Entity
@Immutable
@Table(name = "testcase")
@IdClass(TestcaseKey.class)
class TestcaseEntity {

    @Id
    @Column(name = "project_id")
    UUID projectId;

    @Id
    UUID id;

    @Column(name = "testset_id")
    UUID testsetId;

    long place;
    String data;
    String flags;
    String tags;
    String meta;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by_id")
    UUID createdById;

    Testcase toTestcase() {
        return new Testcase(id, testsetId, data, flags, tags, meta, createdAt, createdById);
    }
}
