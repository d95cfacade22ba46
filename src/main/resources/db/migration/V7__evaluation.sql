-- Evaluations: a run has scenarios (rows), results (cells: scenario, step and repeat), metrics and queues. JSON is kept as the
-- text that was received, so that it is answered as it was sent.
create table evaluation_run (
    project_id      uuid not null references project on delete cascade,
    id              uuid not null,
    name            varchar,
    description     varchar,
    flags           varchar not null,
    tags            varchar,
    meta            varchar,
    status          varchar not null,
    data            varchar,
    -- What the steps refer to, a list of {id?, slug?, version?, key}: runs are searched by it.
    refs            varchar not null,
    created_at      timestamptz not null,
    updated_at      timestamptz,
    created_by_id   uuid not null,
    updated_by_id   uuid,
    constraint evaluation_run_pkey primary key (project_id, id)
);

create index evaluation_run_refs on evaluation_run using gin ((cast(refs as text)::jsonb) jsonb_path_ops);

create table evaluation_scenario (
    project_id      uuid not null,
    id              uuid not null,
    run_id          uuid not null,
    flags           varchar,
    tags            varchar,
    meta            varchar,
    status          varchar not null,
    -- Minutes from the timestamp on, of what was evaluated live.
    "interval"      integer,
    "timestamp"     timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz,
    created_by_id   uuid not null,
    updated_by_id   uuid,
    constraint evaluation_scenario_pkey primary key (project_id, id),
    constraint evaluation_scenario_run_fkey foreign key (project_id, run_id) references evaluation_run on delete cascade
);

create index evaluation_scenario_run on evaluation_scenario (project_id, run_id, id);

create table evaluation_result (
    project_id      uuid not null,
    id              uuid not null,
    run_id          uuid not null,
    scenario_id     uuid not null,
    step_key        varchar not null,
    repeat_idx      integer not null,
    flags           varchar,
    tags            varchar,
    meta            varchar,
    status          varchar not null,
    trace_id        uuid,
    testcase_id     uuid,
    hash_id         uuid,
    error           varchar,
    "interval"      integer,
    "timestamp"     timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz,
    created_by_id   uuid not null,
    updated_by_id   uuid,
    constraint evaluation_result_pkey primary key (project_id, id),
    constraint evaluation_result_key unique (project_id, run_id, scenario_id, step_key, repeat_idx),
    constraint evaluation_result_run_fkey foreign key (project_id, run_id) references evaluation_run on delete cascade,
    constraint evaluation_result_scenario_fkey foreign key (project_id, scenario_id) references evaluation_scenario
        on delete cascade
);

create index evaluation_result_scenario on evaluation_result (project_id, scenario_id);

create table evaluation_metrics (
    project_id      uuid not null,
    id              uuid not null,
    run_id          uuid not null,
    -- Of one scenario, of one time, or of the whole run.
    scenario_id     uuid,
    "timestamp"     timestamptz,
    "interval"      integer,
    flags           varchar,
    tags            varchar,
    meta            varchar,
    status          varchar not null,
    data            varchar,
    created_at      timestamptz not null,
    updated_at      timestamptz,
    created_by_id   uuid not null,
    updated_by_id   uuid,
    constraint evaluation_metrics_pkey primary key (project_id, id),
    constraint evaluation_metrics_key unique nulls not distinct (project_id, run_id, scenario_id, "timestamp"),
    constraint evaluation_metrics_shape check (scenario_id is null or "timestamp" is null),
    constraint evaluation_metrics_run_fkey foreign key (project_id, run_id) references evaluation_run on delete cascade,
    constraint evaluation_metrics_scenario_fkey foreign key (project_id, scenario_id) references evaluation_scenario
        on delete cascade
);

create index evaluation_metrics_scenario on evaluation_metrics (project_id, scenario_id) where scenario_id is not null;

create table evaluation_queue (
    project_id      uuid not null,
    id              uuid not null,
    run_id          uuid not null,
    name            varchar,
    description     varchar,
    flags           varchar,
    tags            varchar,
    meta            varchar,
    status          varchar not null,
    data            varchar,
    is_default      boolean not null,
    -- A list of all users of the data, whatever the repeat.
    user_ids        varchar not null,
    created_at      timestamptz not null,
    updated_at      timestamptz,
    deleted_at      timestamptz,
    created_by_id   uuid not null,
    updated_by_id   uuid,
    deleted_by_id   uuid,
    constraint evaluation_queue_pkey primary key (project_id, id),
    constraint evaluation_queue_run_fkey foreign key (project_id, run_id) references evaluation_run on delete cascade
);

create index evaluation_queue_run on evaluation_queue (project_id, run_id);

create unique index evaluation_queue_default on evaluation_queue (project_id, run_id) where is_default;
