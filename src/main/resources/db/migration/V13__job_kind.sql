-- Who makes the cells of a job's scenarios: applications and evaluators, or a surface with evaluations of its own.
alter table evaluation_job add column kind varchar not null default 'evaluation';

-- Experiments went on in the memory of one server until now, which has stopped.
update evaluation_run set status = 'FAILURE' where status = 'RUNNING' and meta like '{"athina":{"experiment":%';
