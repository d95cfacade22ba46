-- Which spans have a value or a word in their attributes or events, which SQL cannot look into.
--
-- Writers note the spans that they write, a row a batch. A background task takes such spans together in segments, and writes
-- for each segment which of its spans has which term (span.filter.SpanTerms). A search looks at the spans that the terms name
-- and at those that no segment has yet, and decides on the spans themselves: what has changed or gone since is no matter.

-- A span is known here by its start in microseconds and its id, as in the index span_time.
create table span_unindexed (
    project_id uuid     not null,
    id         bigint   not null generated always as identity,
    spans      int      not null,
    starts     bigint[] not null,
    span_ids   bigint[] not null,
    constraint span_unindexed_pkey primary key (project_id, id)
);

-- The spans of a segment are numbered in the order of their start. Chunks of 240 lie together.
create table span_segment (
    project_id   uuid        not null,
    id           bigint      not null generated always as identity,
    created_at   timestamptz not null,
    spans        int         not null,
    full_size    boolean     not null,
    -- The first start of each chunk, and the last of all.
    chunk_starts bigint[]    not null,
    last_start   bigint      not null,
    -- Numbers of spans whose terms are too many to be listed: they are always looked at.
    unlisted     int[]       not null,
    constraint span_segment_pkey primary key (project_id, id)
);

create table span_segment_chunk (
    project_id uuid     not null,
    segment_id bigint   not null,
    chunk      int      not null,
    starts     bigint[] not null,
    span_ids   bigint[] not null,
    constraint span_segment_chunk_pkey primary key (project_id, segment_id, chunk)
);

-- The terms whose hashes begin alike, with the numbers of the spans that have them (span.search.Postings).
create table span_segment_terms (
    project_id uuid   not null,
    bucket     int    not null,
    segment_id bigint not null,
    postings   bytea  not null,
    constraint span_segment_terms_pkey primary key (project_id, bucket, segment_id)
);

-- Nothing of this is worth to be compressed, and rows of some kilobytes stay in one piece.
alter table span_unindexed alter column starts set storage external;
alter table span_unindexed alter column span_ids set storage external;
alter table span_segment_chunk alter column starts set storage external;
alter table span_segment_chunk alter column span_ids set storage external;
alter table span_segment_chunk set (toast_tuple_target = 8160);
alter table span_segment_terms alter column postings set storage external;
alter table span_segment_terms set (toast_tuple_target = 8160);

-- Spans of before.
insert into span_unindexed (project_id, spans, starts, span_ids)
select project_id, count(*), array_agg(start_us), array_agg(span_id) from (
    select project_id, span_id, start_ns / 1000 + (start_ns % 1000 > 500)::int as start_us,
        row_number() over (partition by project_id order by start_ns) / 1000 as batch
    from span) spans
group by project_id, batch;

-- How long and how much a project keeps, where it differs from the settings of the server; null does not, 0 is no limit.
create table retention (
    project_id uuid primary key references project on delete cascade,
    days       int,
    traces     bigint
);

-- A group that has been stale for long is looked at again: it gets its beginning, or goes with its last span. Writers remember
-- for some minutes which groups they have noted. So a note renews the time, and who remembers a group is sure that it stays.
alter table span_group add column stale_since timestamptz;
update span_group set stale_since = now() where stale;

create or replace function span_left_group() returns trigger language plpgsql as $$
begin
    update span_group set stale = true, stale_since = now()
    where project_id = old.project_id and not stale
        and (kind, id) in ((0::smallint, old.in_session), (1::smallint, old.by_user));
    return null;
end $$;

-- No span of a group starts after this microsecond. It runs ahead by up to an hour, so that it is seldom written. A list that
-- begins at some time needs those that were under way then: most last for less than a day, the others have an index.
alter table span_group add column last_us bigint;
update span_group set last_us = greatest(first_us, coalesce(case kind
    when 0 then (select max(start_ns / 1000 + 1) from span s where s.project_id = span_group.project_id and in_session = id)
    else (select max(start_ns / 1000 + 1) from span s where s.project_id = span_group.project_id and by_user = id) end, first_us));
alter table span_group alter column last_us set not null;

create index span_group_long on span_group (project_id, kind, last_us) where last_us - first_us > 86400000000 and not stale;
