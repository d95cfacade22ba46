-- Tenancy: an organization holds workspaces, a workspace holds projects. Everything else belongs to a project.
create table app_user (
    id          uuid primary key,
    uid         varchar not null,
    email       varchar not null,
    username    varchar not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint app_user_email_key unique (email)
);

create table organization (
    id          uuid primary key,
    slug        varchar,
    name        varchar,
    description varchar,
    owner_id    uuid not null references app_user,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint organization_slug_key unique (slug)
);

create table workspace (
    id              uuid primary key,
    organization_id uuid not null references organization on delete cascade,
    name            varchar,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);

create table project (
    id              uuid primary key,
    organization_id uuid not null references organization on delete cascade,
    workspace_id    uuid not null references workspace on delete cascade,
    name            varchar not null,
    is_default      boolean not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);

-- A user's role at one of the three levels; target_id is the organization, workspace or project.
create table membership (
    id          uuid primary key,
    level       varchar not null check (level in ('organization', 'workspace', 'project')),
    target_id   uuid not null,
    user_id     uuid not null references app_user on delete cascade,
    role        varchar not null,
    created_at  timestamptz not null,
    constraint membership_key unique (level, target_id, user_id)
);

create index membership_user on membership (user_id);

-- Only the hash of a key is kept. The prefix is public and finds the row.
create table api_key (
    id              uuid primary key,
    prefix          varchar not null,
    secret_hash     varchar not null,
    project_id      uuid not null references project on delete cascade,
    user_id         uuid not null references app_user on delete cascade,
    created_at      timestamptz not null,
    last_used_at    timestamptz not null,
    expires_at      timestamptz,
    constraint api_key_prefix_key unique (prefix)
);
