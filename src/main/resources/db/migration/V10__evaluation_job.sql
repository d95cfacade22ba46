-- What the server has accepted to execute of evaluations. A job is planned, which makes its tasks, one for each scenario; whoever
-- works on a job or a task has leased it, and when the lease ends another server takes it up.
create table evaluation_job (
    project_id   uuid not null,
    id           uuid not null,
    run_id       uuid not null,
    -- On whose behalf.
    user_id      uuid not null,
    -- What is to be done, as JSON.
    work         varchar not null,
    -- How many of its tasks are worked on at a time, by all servers together.
    width        integer not null,
    planned      boolean not null,
    -- When a task of it was last taken: jobs take turns.
    served_at    timestamptz not null,
    lease        uuid,
    leased_until timestamptz,
    attempts     integer not null default 0,
    constraint evaluation_job_pkey primary key (project_id, id),
    constraint evaluation_job_run_fkey foreign key (project_id, run_id) references evaluation_run on delete cascade
);

create index evaluation_job_run on evaluation_job (project_id, run_id);
create index evaluation_job_served on evaluation_job (served_at);

create table evaluation_task (
    project_id   uuid not null,
    job_id       uuid not null,
    scenario_id  uuid not null,
    -- The cells that have been stored for this task.
    done         varchar[] not null default '{}',
    lease        uuid,
    leased_until timestamptz,
    attempts     integer not null default 0,
    constraint evaluation_task_pkey primary key (project_id, job_id, scenario_id),
    constraint evaluation_task_job_fkey foreign key (project_id, job_id) references evaluation_job on delete cascade,
    constraint evaluation_task_scenario_fkey foreign key (project_id, scenario_id) references evaluation_scenario on delete cascade
);

create index evaluation_task_scenario on evaluation_task (project_id, scenario_id);
create index evaluation_task_leased on evaluation_task (lease) where lease is not null;

-- What is evaluated live, which is looked for every minute.
create index evaluation_run_live on evaluation_run (project_id, id) where status = 'RUNNING' and flags like '%"is_live":true%';
