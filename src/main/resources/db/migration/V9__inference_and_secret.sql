-- By what reference of its owner a logged model call is known. Several calls may have the same; the newest counts. A row
-- without a span keeps what was said about a call that has not arrived yet.
create table inference_reference (
    id         uuid        not null primary key,
    project_id uuid        not null references project (id) on delete cascade,
    reference  varchar     not null,
    trace_id   uuid,
    span_id    bigint,
    pending    varchar,
    created_at timestamptz not null,
    constraint inference_reference_known check ((trace_id is null) = (span_id is null) and (trace_id is null) = (pending is not null))
);

create index inference_reference_newest on inference_reference (project_id, reference, created_at);

-- What users entrust to the server: keys of model providers and the like. The data is JSON, encrypted by the server.
create table secret (
    id          uuid        not null primary key,
    project_id  uuid        not null references project (id) on delete cascade,
    slug        varchar,
    name        varchar,
    description varchar,
    kind        varchar     not null,
    data        bytea       not null,
    created_at  timestamptz not null,
    updated_at  timestamptz,
    constraint secret_slug_key unique (project_id, slug)
);
