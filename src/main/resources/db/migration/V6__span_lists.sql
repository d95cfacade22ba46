-- Lists of sessions and users, and figures over root spans, without opening attributes.
--
-- in_session and by_user are what the attributes of any span say (ag.session.id, ag.user.id); session_id and user_id are
-- what answers show, which only roots take from there. typed: the attributes name the type; otherwise it is assumed.
alter table span
    add column in_session text collate "C",
    add column by_user text collate "C",
    add column typed boolean not null default true;

create index span_session on span (project_id, in_session, (start_ns / 1000 + (start_ns % 1000 > 500)::int))
    where in_session is not null;
create index span_user on span (project_id, by_user, (start_ns / 1000 + (start_ns % 1000 > 500)::int))
    where by_user is not null;

-- When each session (kind 0) and user (kind 1) began, in microseconds: never later than its first span. Writers add rows and
-- move them to earlier times, and need not look at those they know. Where spans were taken out or moved the row is stale:
-- the group may begin later, or have no span left, which readers find out.
create table span_group (
    project_id uuid     not null,
    kind       smallint not null,
    id         text     not null collate "C",
    first_us   bigint   not null,
    stale      boolean  not null default false,
    constraint span_group_pkey primary key (project_id, kind, id)
);

create index span_group_first on span_group (project_id, kind, first_us, id) where not stale;
create index span_group_stale on span_group (project_id, kind) where stale;

create function span_left_group() returns trigger language plpgsql as $$
begin
    update span_group set stale = true
    where project_id = old.project_id and not stale
        and (kind, id) in ((0::smallint, old.in_session), (1::smallint, old.by_user));
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
