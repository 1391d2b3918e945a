-- Terms that companies keep once they entered under them, though others follow.

alter table offer_versions add column keeps boolean not null default false;
