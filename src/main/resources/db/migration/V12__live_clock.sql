-- Up to when the minutes of live evaluations have been accepted; one row, from the first minute on.
create table live_clock (
    id     smallint    not null default 1 check (id = 1),
    minute timestamptz not null,
    constraint live_clock_pkey primary key (id)
);
