import type { Invariant } from '../../platform/invariants.ts'

/** What always holds of counters and entries. */
export const ledgerInvariants: readonly Invariant[] = [
  {
    name: 'ledger.offer-counters-are-sums',
    sql: `
    select c.operator_id, c.offer_id::text as subject
    from offer_counters c
    left join (select operator_id, offer_id, sum(places) as places, sum(minor) as minor from ledger_entries group by 1, 2) e
      using (operator_id, offer_id)
    where (c.used, c.spent) is distinct from (coalesce(e.places, 0), coalesce(e.minor, 0))`,
    means: {
      fr: 'Les places prises d’une offre ne sont pas la somme de ses écritures. N’accordez plus rien avant d’avoir trouvé pourquoi.',
      ar: 'الأماكن المحجوزة في عرض لا تساوي مجموع قيوده. لا تمنحوا شيئًا قبل معرفة السبب.',
      en: 'The places taken of an offer are not the sum of its entries. Grant nothing more before you know why.',
    },
  },
  {
    name: 'ledger.holder-counters-are-sums',
    sql: `
    with held as (
      select operator_id, offer_id, h.kind, holder_id, sum(places) as places
      from ledger_entries e,
        lateral (values ('site', e.site_id), ('company', e.company_id), ('person', e.person_id)) as h (kind, holder_id)
      where holder_id is not null group by 1, 2, 3, 4
    )
    select operator_id, offer_id::text as subject
    from holder_counters c full join held using (operator_id, offer_id, kind, holder_id)
    where coalesce(c.used, 0) <> coalesce(held.places, 0)`,
    means: {
      fr: 'Les places prises d’un site, d’une entreprise ou d’une personne ne sont pas la somme des écritures. N’accordez plus rien avant d’avoir trouvé pourquoi.',
      ar: 'الأماكن المحجوزة لموقع أو مقاولة أو شخص لا تساوي مجموع القيود. لا تمنحوا شيئًا قبل معرفة السبب.',
      en: 'The places taken by a site, a company or a person are not the sum of the entries. Grant nothing more before you know why.',
    },
  },
  {
    name: 'ledger.agreement-counters-are-sums',
    sql: `
    with held as (
      select operator_id, agreement_id, company_id, sum(places) as places
      from ledger_entries where agreement_id is not null group by 1, 2, 3
    )
    select c.operator_id, c.agreement_id::text as subject
    from agreement_counters c
    left join (
      select operator_id, agreement_id, sum(places) as places, count(*) filter (where places > 0) as companies
      from held group by 1, 2
    ) e using (operator_id, agreement_id)
    where (c.used, c.companies) is distinct from (coalesce(e.places, 0), coalesce(e.companies, 0))`,
    means: {
      fr: 'Les places prises sous une convention, ou les entreprises qui en tiennent, ne sont pas la somme des écritures. N’accordez plus rien sous elle avant d’avoir trouvé pourquoi.',
      ar: 'الأماكن المحجوزة في اتفاقية، أو المقاولات التي تشغلها، لا تساوي مجموع القيود. لا تمنحوا شيئًا بموجبها قبل معرفة السبب.',
      en: 'The places taken under an agreement, or the companies that hold them, are not the sum of the entries. Grant nothing more under it before you know why.',
    },
  },
  {
    name: 'ledger.agreement-holders-are-sums',
    sql: `
    with held as (
      select operator_id, agreement_id, company_id, sum(places) as places
      from ledger_entries where agreement_id is not null group by 1, 2, 3
    )
    select operator_id, agreement_id::text as subject
    from agreement_holders h full join held using (operator_id, agreement_id, company_id)
    where coalesce(h.used, 0) <> coalesce(held.places, 0)`,
    means: {
      fr: 'Les places qu’une entreprise tient sous une convention ne sont pas la somme de ses écritures. N’accordez plus rien sous elle avant d’avoir trouvé pourquoi.',
      ar: 'الأماكن التي تشغلها مقاولة في اتفاقية لا تساوي مجموع قيودها. لا تمنحوا شيئًا بموجبها قبل معرفة السبب.',
      en: 'The places that a company holds under an agreement are not the sum of its entries. Grant nothing more under it before you know why.',
    },
  },
  {
    name: 'ledger.returns-follow-grants',
    sql: `
    select r.operator_id, r.claim_id::text as subject
    from ledger_entries r
    left join ledger_entries g on (g.operator_id, g.claim_id, g.kind) = (r.operator_id, r.claim_id, 'grant')
    where r.kind = 'return' and (g.offer_id, g.agreement_id, g.minor, g.company_id, g.site_id, g.person_id)
      is distinct from (r.offer_id, r.agreement_id, -r.minor, r.company_id, r.site_id, r.person_id)`,
    means: {
      fr: 'Une place est rendue sans avoir été prise ainsi. Voyez la demande dans le journal.',
      ar: 'أُعيد مكان لم يُحجز على هذا النحو. راجعوا الطلب في سجل التتبع.',
      en: 'A place was given back that was not taken so. Look at the request in the audit trail.',
    },
  },
]
