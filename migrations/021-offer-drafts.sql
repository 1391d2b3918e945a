-- Offers and terms that are still being written: what was typed into the form, complete or not. Nobody is judged by them.

create table offer_drafts (
  operator_id uuid not null default current_operator() references operators,
  id uuid not null,
  -- The offer whose new terms these are; null for a new offer.
  offer_id uuid,
  -- Which of the drafts of the park it is: there is room for so many.
  number smallint not null check (number between 1 and 200),
  -- What it is listed by; empty where nothing was typed to call it.
  title text not null check (length(title) <= 200),
  -- The texts of each field by the field's name.
  typed jsonb not null check (octet_length(typed::text) <= 200000),
  -- One more each time it is saved: who saves or publishes says which one they have read.
  revision integer not null check (revision > 0),
  saved_at timestamptz not null,
  saved_by uuid references auth.users on delete set null,
  primary key (operator_id, id),
  unique (operator_id, number),
  foreign key (operator_id, offer_id) references offers (operator_id, id)
);
create index offer_drafts_by_offer on offer_drafts (operator_id, offer_id);
select belongs_to_operator('offer_drafts');
