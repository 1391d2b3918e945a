import type { Invariant } from '../../platform/invariants.ts'

const recompute = {
  fr: 'Les chiffres de la vue d’ensemble ne sont pas sûrs.',
  ar: 'أرقام النظرة العامة غير موثوقة.',
  en: 'The figures of the overview cannot be relied upon.',
}

/** The verdicts that wait for facts and are counted, one line for each fact that they wait for. */
const waiting = `select operator_id, company_id, site_id, offer_id, key, (cardinality(missing) = 1)::int as alone
  from entitlements cross join unnest(missing) key where verdict = 'undetermined' and not held`

/** What holds of kept verdicts, and of the counts that follow them. */
export const entitlementsInvariants: readonly Invariant[] = [
  {
    name: 'entitlements.offer-counts',
    sql: `select operator_id, site_id, offer_id, verdict, sum(companies) as companies, sum(one_answer) as one_answer from (
        select operator_id, site_id, offer_id, verdict, 1 as companies,
          (verdict = 'undetermined' and cardinality(missing) = 1 and is_for_the_company(missing[1]))::int as one_answer
        from entitlements where not held
        union all select operator_id, site_id, offer_id, verdict, -companies, -one_answer from offer_counts
      ) each group by 1, 2, 3, 4 having (sum(companies), sum(one_answer)) <> (0, 0)`,
    means: {
      fr: `Le nombre d’entreprises par offre et par verdict n’est pas celui des verdicts. ${recompute.fr}`,
      ar: `عدد المقاولات حسب العرض والحكم لا يطابق الأحكام. ${recompute.ar}`,
      en: `The number of companies by offer and verdict is not that of the verdicts. ${recompute.en}`,
    },
  },
  {
    name: 'entitlements.waiting-companies',
    sql: `select operator_id, company_id, site_id, key, sum(offers) as offers, sum(alone) as alone from (
        select operator_id, company_id, site_id, key, 1 as offers, alone from (${waiting}) waiting
        union all select operator_id, company_id, site_id, key, -offers, -alone from waiting_companies
      ) each group by 1, 2, 3, 4 having (sum(offers), sum(alone)) <> (0, 0)`,
    means: {
      fr: `Les réponses attendues d’une entreprise ne sont pas celles de ses verdicts. ${recompute.fr}`,
      ar: `الأجوبة المنتظرة من مقاولة لا تطابق أحكامها. ${recompute.ar}`,
      en: `The answers that a company is waited for are not those of its verdicts. ${recompute.en}`,
    },
  },
  {
    name: 'entitlements.missing-counts',
    sql: `select operator_id, site_id, key, offer_id, sum(companies) as companies, sum(alone) as alone from (
        select operator_id, site_id, key, offer_id, 1 as companies, alone from (${waiting}) waiting
        union all select operator_id, site_id, key, null, 1, alone from waiting_companies where offers > 0
        union all select operator_id, site_id, key, offer_id, -companies, -alone from missing_counts
      ) each group by 1, 2, 3, 4 having (sum(companies), sum(alone)) <> (0, 0)`,
    means: {
      fr: `Le nombre d’entreprises à qui un fait manque n’est pas celui des verdicts. ${recompute.fr}`,
      ar: `عدد المقاولات التي تنقصها معلومة لا يطابق الأحكام. ${recompute.ar}`,
      en: `The number of companies that lack a fact is not that of the verdicts. ${recompute.en}`,
    },
  },
  {
    name: 'entitlements.company-figures',
    sql: `select operator_id, company_id, sum(eligible) as eligible, sum(undetermined) as undetermined from (
        select operator_id, company_id, (verdict = 'eligible')::int as eligible, (verdict = 'undetermined')::int as undetermined
        from entitlements where not held
        union all select operator_id, company_id, -eligible, -undetermined from company_figures
      ) each group by 1, 2 having (sum(eligible), sum(undetermined)) <> (0, 0)`,
    means: {
      fr: `Les droits comptés pour une entreprise ne sont pas ceux de ses verdicts. ${recompute.fr}`,
      ar: `حقوق مقاولة كما حُسبت لا تطابق أحكامها. ${recompute.ar}`,
      en: `The rights that are counted for a company are not those of its verdicts. ${recompute.en}`,
    },
  },
  {
    name: 'entitlements.site-figures',
    sql: `select operator_id, site_id, hosted_until, sum(companies) as companies, sum(entitled) as entitled, sum(waiting) as waiting
      from (
        select operator_id, site_id, hosted_until, 1 as companies, (eligible > 0)::int as entitled,
          (undetermined > 0)::int as waiting, coalesce(headcount, 0) as people, (headcount is null)::int as without_headcount,
          coalesce(headcount * mean_age, 0) as age_sum, case when mean_age is null then 0 else coalesce(headcount, 0) end as aged,
          (headcount is null or mean_age is null)::int as without_age
        from company_figures
        union all select operator_id, site_id, hosted_until, -companies, -entitled, -waiting, -people, -without_headcount,
          -age_sum, -aged, -without_age from site_figures
      ) each group by 1, 2, 3
      having (sum(companies), sum(entitled), sum(waiting), sum(people), sum(without_headcount), sum(age_sum), sum(aged),
        sum(without_age)) <> (0, 0, 0, 0, 0, 0, 0, 0)`,
    means: {
      fr: `Les totaux d’un site ne sont pas la somme de ses entreprises. ${recompute.fr}`,
      ar: `مجاميع موقع لا تساوي مجموع مقاولاته. ${recompute.ar}`,
      en: `The totals of a site are not the sum of its companies. ${recompute.en}`,
    },
  },
  {
    name: 'entitlements.terms',
    sql: `select kept.operator_id, kept.company_id, kept.offer_id, kept.version_id from entitlements kept
      join offer_versions version on version.operator_id = kept.operator_id and version.id = kept.version_id
      where version.offer_id <> kept.offer_id`,
    means: {
      fr: 'Un verdict repose sur les conditions d’une autre offre.',
      ar: 'حكم مبني على شروط عرض آخر.',
      en: 'A verdict rests on the terms of another offer.',
    },
  },
  {
    name: 'entitlements.held',
    sql: `select operator_id, company_id, offer_id, held from entitlements kept
      where held <> exists (select from held_offers mine where mine.operator_id = kept.operator_id
        and mine.company_id = kept.company_id and mine.offer_id = kept.offer_id)`,
    means: {
      fr: 'Une offre est proposée à une entreprise qui l’a déjà, ou cachée à une entreprise qui ne l’a pas.',
      ar: 'عرض مقترح على مقاولة سبق أن حصلت عليه، أو محجوب عن مقاولة لم تحصل عليه.',
      en: 'An offer is proposed to a company that has it already, or hidden from one that does not have it.',
    },
  },
]
