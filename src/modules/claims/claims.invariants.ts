import type { Invariant } from '../../platform/invariants.ts'

/** What always holds of claims, their places and their codes. */
export const claimsInvariants: readonly Invariant[] = [
  {
    name: 'claims.entries-fit-the-state',
    sql: `
    select c.operator_id, c.id::text as subject
    from claims c
    left join (
      select operator_id, claim_id, sum(places) as places, count(*) as entries, bool_or(kind = 'grant') as granted
      from ledger_entries group by 1, 2
    ) e on (e.operator_id, e.claim_id) = (c.operator_id, c.id)
    where coalesce(e.places, 0) <> (c.state in ('granted', 'activated', 'used', 'ended'))::int
      or (e.entries is not null) <> (c.granted_on is not null)`,
    means: {
      fr: 'Une demande tient une place sans écriture, ou l’inverse. Voyez-la dans le journal.',
      ar: 'طلب يشغل مكانًا دون قيد، أو العكس. راجعوه في سجل التتبع.',
      en: 'A request holds a place without an entry, or the other way round. Look at it in the audit trail.',
    },
  },
  {
    name: 'claims.entries-have-a-claim',
    sql: `
    select e.operator_id, e.claim_id::text as subject
    from ledger_entries e
    left join claims c on (c.operator_id, c.id) = (e.operator_id, e.claim_id)
    where (c.offer_id, c.agreement_id, c.company_id, c.site_id, c.person_id)
      is distinct from (e.offer_id, e.agreement_id, e.company_id, e.site_id, e.person_id)`,
    means: {
      fr: 'Une écriture ne correspond à aucune demande. Voyez-la dans le journal.',
      ar: 'قيد لا يطابق أي طلب. راجعوه في سجل التتبع.',
      en: 'An entry fits no request. Look at it in the audit trail.',
    },
  },
  {
    name: 'claims.agreement-limits-are-counted',
    sql: `
    select a.operator_id, a.id::text as subject
    from agreements a
    left join agreement_counters c on (c.operator_id, c.agreement_id) = (a.operator_id, a.id)
    where (a.most_places, a.most_companies) is distinct from (c.most_places, c.most_companies)`,
    means: {
      fr: 'Les limites d’une convention ne sont pas celles que l’on compte. Enregistrez la convention de nouveau.',
      ar: 'حدود اتفاقية ليست هي الحدود التي يُحسب عليها. المرجو حفظ الاتفاقية من جديد.',
      en: 'The limits of an agreement are not those that are counted against. Save the agreement again.',
    },
  },
  {
    name: 'claims.each-granted-one-holds-its-code',
    sql: `
    select c.operator_id, c.id::text as subject
    from claims c
    left join codes k on k.operator_id = c.operator_id and k.claim_id = c.id and k.dead_at is null
    where c.with_code and c.state in ('granted', 'activated', 'used', 'ended')
    group by 1, c.id having count(k.id) <> 1`,
    means: {
      fr: 'Une demande accordée avec un code n’en tient pas exactement un. Donnez-lui un nouveau code.',
      ar: 'طلب مُنح برمز ولا يملك رمزًا واحدًا بالضبط. سلموه رمزًا جديدًا.',
      en: 'A request that was granted with a code does not hold exactly one. Give it a new code.',
    },
  },
  {
    name: 'claims.code-and-claim-agree',
    sql: `
    select k.operator_id, k.id::text as subject
    from codes k
    left join claims c on (c.operator_id, c.id) = (k.operator_id, k.claim_id)
    where k.claim_id is not null and (c.offer_id, c.company_id) is distinct from (k.offer_id, k.company_id)`,
    means: {
      fr: 'Un code est mis de côté pour une demande d’une autre offre ou d’une autre entreprise. Déclarez-le mort.',
      ar: 'رمز محجوز لطلب يخص عرضًا آخر أو مقاولة أخرى. أعلنوا أنه لا يعمل.',
      en: 'A code is set aside for a request of another offer or company. Declare it dead.',
    },
  },
  {
    name: 'claims.no-code-is-burnt',
    sql: `
    select k.operator_id, k.id::text as subject
    from codes k
    join claims c on (c.operator_id, c.id) = (k.operator_id, k.claim_id)
    where k.dead_at is null and k.spent_at is null and c.state not in ('granted', 'activated', 'used', 'ended')`,
    means: {
      fr: 'Un code est retenu par une demande qui n’y a plus droit. Rendez-le à son stock.',
      ar: 'رمز محتفظ به من طلب لم يعد يستحقه. أعيدوه إلى مخزونه.',
      en: 'A code is held by a request that no longer has a right to it. Give it back to its pool.',
    },
  },
  {
    name: 'claims.history-ends-in-the-state',
    sql: `
    select c.operator_id, c.id::text as subject
    from claims c
    left join lateral (
      select s.state, s.number, (select count(*) from claim_steps a where a.operator_id = c.operator_id and a.claim_id = c.id) as steps
      from claim_steps s where s.operator_id = c.operator_id and s.claim_id = c.id order by s.number desc limit 1
    ) last on true
    where last.state is distinct from c.state or last.number is distinct from last.steps`,
    means: {
      fr: 'L’historique d’une demande ne mène pas à son état. Voyez-la dans le journal.',
      ar: 'سجل طلب لا يقود إلى حالته. راجعوه في سجل التتبع.',
      en: 'The history of a request does not lead to its state. Look at it in the audit trail.',
    },
  },
  {
    name: 'claims.exceptions-have-a-reason',
    sql: `
    select c.operator_id, c.id::text as subject from claims c
    where c.verdict <> 'eligible' and c.exception is null and c.granted_on is not null`,
    means: {
      fr: 'Une offre a été accordée contre la règle sans motif. Demandez-le à qui l’a accordée.',
      ar: 'مُنح عرض خلافًا للقاعدة دون سبب. اسألوا من منحه.',
      en: 'An offer was granted against its rule without a reason. Ask whoever granted it.',
    },
  },
]
