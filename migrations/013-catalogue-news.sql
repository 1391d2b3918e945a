-- What a park made of the catalogue: its own corrections and conditions, and what it answered to news.

alter table offer_versions
  -- Whose terms these are: the catalogue's as they stood there, or the park's own, typed or corrected.
  add column origin text not null default 'catalogue' check (origin in ('catalogue', 'own')),
  -- The conditions that the park added to the catalogue's; they are part of the rule already.
  add column local_conditions jsonb not null default '[]',
  -- What changed, in the words of whoever published it.
  add column change_note text check (length(change_note) between 1 and 600);

alter table offers
  -- The terms of the catalogue that somebody last took a stand on: adopted, accepted, or did not want.
  add column catalogue_digest text,
  -- Why the park kept its own terms the last time it was asked.
  add column kept_reason text check (length(kept_reason) between 1 and 600),
  add column kept_at timestamptz,
  add check ((kept_reason is null) = (kept_at is null));
