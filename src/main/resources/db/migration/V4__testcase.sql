-- The rows of testsets. A row is stored once for each testset: its id is a hash over its testset and its data, and revisions
-- hold lists of ids. JSON is kept as the text that was received, so that it is answered as it was sent.
create table testcase (
    project_id      uuid not null references project on delete cascade,
    id              uuid not null,
    testset_id      uuid not null,
    -- The order in which rows were stored; those of one commit have the same time.
    place           bigint generated always as identity,
    data            varchar not null,
    flags           varchar,
    tags            varchar,
    meta            varchar,
    created_at      timestamptz not null,
    created_by_id   uuid not null,
    constraint testcase_pkey primary key (project_id, id)
);

create index testcase_testset on testcase (project_id, testset_id, place);
