-- Lists of sessions and users, and figures over root spans, without opening attributes.
--
-- in_session and by_user are what the attributes of any span say (ag.session.id, ag.user.id); session_id and user_id are
-- what answers show, which only roots take from there. typed: the attributes name the type; otherwise it is assumed.
alter table span
    add column in_session text collate "C",
    add column by_user text collate "C",
    add column typed boolean not null default true;

update span set in_session = nullif(left(session_id, 500), ''), by_user = nullif(left(user_id, 500), '')
where parent_id = 0 and (session_id is not null or user_id is not null);

create index span_session on span (project_id, in_session, (start_ns / 1000 + (start_ns % 1000 > 500)::int))
    where in_session is not null;
create index span_user on span (project_id, by_user, (start_ns / 1000 + (start_ns % 1000 > 500)::int))
    where by_user is not null;

-- When each session (kind 0) and user (kind 1) began, in microseconds. Writers add rows and move them to earlier times; the
-- triggers below move them to later times. A row whose last span is gone begins at the end of time.
create table span_group (
    project_id uuid     not null,
    kind       smallint not null,
    id         text     not null collate "C",
    first_us   bigint   not null,
    constraint span_group_pkey primary key (project_id, kind, id)
);

create index span_group_first on span_group (project_id, kind, first_us, id);

insert into span_group (project_id, kind, id, first_us)
select project_id, 0, in_session, min(start_ns / 1000 + (start_ns % 1000 > 500)::int)
from span where in_session is not null group by project_id, in_session
union all
select project_id, 1, by_user, min(start_ns / 1000 + (start_ns % 1000 > 500)::int)
from span where by_user is not null group by project_id, by_user;

create function span_group_refresh(project uuid, which smallint, value text) returns void language plpgsql as $$
declare
    first bigint;
begin
    perform 1 from span_group where project_id = project and kind = which and id = value for update;
    if which = 0 then
        select min(start_ns / 1000 + (start_ns % 1000 > 500)::int) into first
        from span where project_id = project and in_session = value;
    else
        select min(start_ns / 1000 + (start_ns % 1000 > 500)::int) into first
        from span where project_id = project and by_user = value;
    end if;
    first := coalesce(first, 9223372036854775807);
    update span_group set first_us = first
    where project_id = project and kind = which and id = value and first_us <> first;
end $$;

create function span_left_group() returns trigger language plpgsql as $$
begin
    if old.in_session is not null then
        perform span_group_refresh(old.project_id, 0::smallint, old.in_session);
    end if;
    if old.by_user is not null then
        perform span_group_refresh(old.project_id, 1::smallint, old.by_user);
    end if;
    return null;
end $$;

create trigger span_deleted after delete on span for each row
    when (old.in_session is not null or old.by_user is not null)
    execute function span_left_group();

create trigger span_moved after update on span for each row
    when ((old.in_session, old.by_user, old.start_ns) is distinct from (new.in_session, new.by_user, new.start_ns))
    execute function span_left_group();

-- Everything that analytics read as long as neither a filter nor a metric looks at anything else.
create index span_root on span (project_id, created_at)
    include (duration_ms, errors, tokens, cost, trace_type, span_type, typed) where parent_id = 0;
