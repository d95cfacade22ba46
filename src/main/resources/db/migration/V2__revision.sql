-- Versioned entities. An artifact has variants, its lines of work; a variant has revisions, numbered from 0.
--
-- One set of tables holds all of them. The kind is part of every key: workflows, applications and evaluators are one kind,
-- since a row of theirs is seen through each of the three, and their slugs exclude one another. JSON is kept as the text
-- that was received, so that it is answered as it was sent.
create table artifact (
    project_id      uuid not null references project on delete cascade,
    kind            varchar not null check (kind in ('WORKFLOW', 'TESTSET', 'QUERY', 'ENVIRONMENT')),
    id              uuid not null,
    slug            varchar not null,
    folder_id       uuid,
    name            varchar,
    description     varchar,
    flags           varchar,
    tags            varchar,
    meta            varchar,
    created_at      timestamptz not null,
    updated_at      timestamptz,
    deleted_at      timestamptz,
    created_by_id   uuid not null,
    updated_by_id   uuid,
    deleted_by_id   uuid,
    constraint artifact_pkey primary key (project_id, kind, id),
    constraint artifact_slug_key unique (project_id, kind, slug)
);

create table variant (
    project_id      uuid not null,
    kind            varchar not null,
    id              uuid not null,
    artifact_id     uuid not null,
    slug            varchar not null,
    -- The version of the next revision. Taking it locks the row, so commits to one variant follow one another.
    next_version    integer not null,
    name            varchar,
    description     varchar,
    flags           varchar,
    tags            varchar,
    meta            varchar,
    created_at      timestamptz not null,
    updated_at      timestamptz,
    deleted_at      timestamptz,
    created_by_id   uuid not null,
    updated_by_id   uuid,
    deleted_by_id   uuid,
    constraint variant_pkey primary key (project_id, kind, id),
    constraint variant_slug_key unique (project_id, kind, slug),
    constraint variant_artifact_fkey foreign key (project_id, kind, artifact_id) references artifact on delete cascade
);

create index variant_artifact on variant (project_id, kind, artifact_id, created_at, id);

create table revision (
    project_id      uuid not null,
    kind            varchar not null,
    id              uuid not null,
    artifact_id     uuid not null,
    variant_id      uuid not null,
    slug            varchar not null,
    version         integer not null,
    name            varchar,
    description     varchar,
    flags           varchar,
    tags            varchar,
    meta            varchar,
    message         varchar,
    author_id       uuid not null,
    authored_at     timestamptz not null,
    data            varchar,
    created_at      timestamptz not null,
    updated_at      timestamptz,
    deleted_at      timestamptz,
    created_by_id   uuid not null,
    updated_by_id   uuid,
    deleted_by_id   uuid,
    constraint revision_pkey primary key (project_id, kind, id),
    constraint revision_slug_key unique (project_id, kind, slug),
    constraint revision_version_key unique (project_id, kind, variant_id, version),
    constraint revision_artifact_fkey foreign key (project_id, kind, artifact_id) references artifact on delete cascade,
    constraint revision_variant_fkey foreign key (project_id, kind, variant_id) references variant on delete cascade
);

create index revision_artifact on revision (project_id, kind, artifact_id);

-- Tells every server process which project has changed, at the moment of the commit: what they keep in memory of it is out
-- of date. Several changes of one transaction are one notification.
create function agenta_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('agenta_change', coalesce(new.project_id, old.project_id)::text);
    return null;
end $$;

create trigger artifact_changed after insert or update or delete on artifact for each row execute function agenta_changed();
create trigger variant_changed after insert or update or delete on variant for each row execute function agenta_changed();
create trigger revision_changed after insert or update or delete on revision for each row execute function agenta_changed();
