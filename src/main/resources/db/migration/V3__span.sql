-- Spans are written and read by the span store alone, never through JPA.
--
-- Everything that is filtered or sorted often is a typed column. The attributes and events are JSON in UTF-8, compressed
-- by the server (first byte: format), since parsing jsonb in PostgreSQL would halve the rate of ingestion. Times are
-- nanoseconds since the epoch. Enumerations hold the ordinal of the Java value.
create table span (
    project_id      uuid     not null,
    trace_id        uuid     not null,
    span_id         bigint   not null,
    parent_id       bigint   not null,
    trace_type      smallint not null,
    span_type       smallint not null,
    span_kind       smallint not null,
    status_code     smallint not null,
    start_ns        bigint   not null,
    end_ns          bigint   not null,
    duration_ms     double precision,
    errors          double precision,
    tokens          double precision,
    cost            double precision,
    created_at      timestamptz not null,
    updated_at      timestamptz,
    created_by_id   uuid     not null,
    updated_by_id   uuid,
    span_name       text     not null,
    status_message  text,
    session_id      text,
    user_id         text,
    agent_id        text,
    refs            jsonb,
    links           jsonb,
    hashes          jsonb,
    attributes      bytea    not null,
    events          bytea,
    constraint span_pkey primary key (project_id, trace_id, span_id)
);

-- Compressed already: let PostgreSQL move large values out of line, but not compress them again.
alter table span alter column attributes set storage external;
alter table span alter column events set storage external;

-- A span of two or three kilobytes stays in one piece: a second table with an index of its own for its larger part costs more
-- to write and to read than the room that is left in a page.
alter table span set (toast_tuple_target = 4080);

-- Answers carry microseconds and pages continue from what was answered, so pages are cut in microseconds too.
create index span_time on span (project_id, (start_ns / 1000 + (start_ns % 1000 > 500)::int), span_id);
