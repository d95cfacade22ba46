-- The figures of the root spans that were stored within an hour, as arrays in bytes: what statistics are made of, without a
-- look at each span. An hour is made once it has passed and is first asked for, and goes when one of its spans is changed.
--
-- spans is null until the rest is there. times (int8, microseconds from the beginning of the hour) is null when the hour has too
-- many spans for one row. kinds (int2): 256 times trace_type, 2 times span_type, and 1 when typed. The others (float8) are NaN
-- where a span has no such figure.
create table figure_hour (
    project_id uuid        not null,
    hour       timestamptz not null,
    spans      int,
    times      bytea,
    kinds      bytea,
    duration   bytea,
    errors     bytea,
    tokens     bytea,
    cost       bytea,
    constraint figure_hour_pkey primary key (project_id, hour)
);

alter table figure_hour alter column times set storage external;
alter table figure_hour alter column kinds set storage external;
alter table figure_hour alter column duration set storage external;
alter table figure_hour alter column errors set storage external;
alter table figure_hour alter column tokens set storage external;
alter table figure_hour alter column cost set storage external;

create function span_left_hour() returns trigger language plpgsql as $$
begin
    delete from figure_hour where project_id = old.project_id and hour = date_trunc('hour', old.created_at, 'UTC');
    return null;
end $$;

-- An hour is made ten minutes after it has ended. What was stored since then is in none, and most changes concern that.
create trigger span_root_deleted after delete on span for each row
    when (old.parent_id = 0 and old.created_at < now() - interval '5 minutes')
    execute function span_left_hour();

create trigger span_root_changed after update on span for each row
    when ((old.parent_id = 0 or new.parent_id = 0) and old.created_at < now() - interval '5 minutes')
    execute function span_left_hour();
