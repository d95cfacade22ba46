-- Folders, in which artifacts lie. The path is the slugs of a folder's ancestors and its own, joined by dots: it is kept,
-- not derived, since folders are unique and searched by it.
create table folder (
    project_id      uuid not null references project on delete cascade,
    id              uuid not null,
    parent_id       uuid,
    slug            varchar not null,
    path            varchar not null,
    kind            varchar not null check (kind in ('applications')),
    name            varchar not null,
    description     varchar,
    flags           varchar,
    tags            varchar,
    meta            varchar,
    created_at      timestamptz not null,
    updated_at      timestamptz,
    created_by_id   uuid not null,
    updated_by_id   uuid,
    constraint folder_pkey primary key (project_id, id),
    -- Held at the end of a statement: one that moves a subtree may give a folder the path that another just gave up.
    constraint folder_path_key unique (project_id, path) deferrable initially immediate,
    constraint folder_parent_fkey foreign key (project_id, parent_id) references folder on delete cascade
);

create index folder_parent on folder (project_id, parent_id);

-- Before there were folders, nothing could lie in one.
update artifact set folder_id = null where folder_id is not null;

alter table artifact add constraint artifact_folder_fkey foreign key (project_id, folder_id) references folder
    on delete set null (folder_id);

create index artifact_folder on artifact (project_id, folder_id) where folder_id is not null;
