import { type RoughDate, precisionOf } from '../../kernel/civil-date.ts'
import { plural, showDate, showList, showMoney } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import { duration } from '../rules/index.ts'
import type { EligibilityWords, Origin } from './eligibility.messages.ts'
import { showRate } from './show-rate.ts'

export const fr: EligibilityWords = french<EligibilityWords>({
  verdicts: { eligible: 'Éligible', ineligible: 'Non éligible', undetermined: 'À préciser' },
  answers: { met: 'Remplie', unmet: 'Non remplie', unknown: 'À préciser' },
  findings: {
    line: (label, value, more, origin) => `${label} : ${value}${noted(origin)}${more}.`,
    ages: (least, most, on) => {
      return `, soit ${ageRange(least, most)} au ${showDate('fr', on)}`
    },
    notBegun: (on) => `, soit après le ${showDate('fr', on)}`,
    converted: (amount, rate) =>
      `, soit ${showMoney('fr', amount)} au taux ${rate.on ? `du ${showDate('fr', rate.on)}` : rate.fixedBy === 'agreement' ? 'fixé par la convention' : 'fixé par la règle'} (${showRate('fr', rate)} ${rate.to} pour 1 ${rate.from}, ${rate.source})`,
    standIn: 'La date de création tient lieu de début d’activité, qui n’est pas renseigné.',
    noTurnoverYet: (year) => `Activité commencée après ${year} : aucun chiffre d’affaires cette année-là.`,
    answerTo: (question, answer, origin) => `${question} Réponse : ${answer}${noted(origin)}.`,
    unanswered: (question) => `Il manque une réponse à cette question : ${question}`,
    unknown: (label) => `${label} : information manquante, nécessaire pour répondre.`,
    notInTheRegister: (label) => `${label} : le registre ne le dit pas. Le parc y inscrit le premier jour du séjour.`,
    tooRough: (labels, settledOn) =>
      `La réponse dépend du jour exact. À préciser : ${showList('fr', labels, 'disjunction')}.${
        settledOn ? ` Sinon, elle ne sera certaine que le ${showDate('fr', settledOn)}.` : ''
      }`,
    entryTooRough: (settledOn) =>
      `La réponse dépend du jour exact, que le parc inscrit au registre.${
        settledOn ? ` Sinon, elle ne sera certaine que le ${showDate('fr', settledOn)}.` : ''
      }`,
    noRate: (from, to, on) =>
      on
        ? `Aucun taux entre ${from} et ${to} n’est connu au ${showDate('fr', on)} : il faut en enregistrer un.`
        : `La règle ne donne pas de taux entre ${from} et ${to} : il faut le montant en ${to}.`,
    metUntil: (lastDay, certain) =>
      `Condition remplie ${certain ? '' : 'au moins '}jusqu’au ${showDate('fr', lastDay)}.`,
    metFrom: (day, certain) => `Condition remplie à partir du ${showDate('fr', day)}${certain ? '' : ' au plus tôt'}.`,
    requestFrom: (day, certain) =>
      `Une demande faite à partir du ${showDate('fr', day)}${certain ? '' : ' au plus tôt'} remplirait la condition.`,
    tooLate: 'Le temps n’y changera rien : l’âge ne fait qu’augmenter.',
    onlyCorrection: 'Seule une correction de cette information changerait la réponse.',
    nextFiscalYear: (day, year) => `La réponse sera revue le ${showDate('fr', day)}, sur l’exercice ${year}.`,
    newRound: 'Une nouvelle levée de fonds changerait la réponse.',
    mayChange: 'Si cette information a changé, mettez-la à jour : la réponse peut changer.',
    hostedAt: (siteName, from, lastDay) =>
      `Hébergement : ${siteName}${from ? `, depuis ${since(from)}` : ''}${lastDay ? `, jusqu’au ${showDate('fr', lastDay)}` : ''}.`,
    notHosted: (on) => `Hébergement : aucun séjour en cours au ${showDate('fr', on)}.`,
    stayNeeded: (siteNames) =>
      `Un séjour ${siteNames ? `à ${showList('fr', siteNames, 'disjunction')}` : 'dans le parc'} changerait la réponse.`,
    excess: (amount) => `${amount} de trop.`,
    shortfall: (amount) => `Il manque ${amount}.`,
    stagesBeyond: (stages) => `Au-delà de la limite : ${plural('fr', stages, { one: '# étape', other: '# étapes' })}.`,
    stagesShort: (stages) => `Avant la limite : ${plural('fr', stages, { one: '# étape', other: '# étapes' })}.`,
    pointsAway: (points) =>
      `La part la plus proche de la limite en est à ${plural('fr', points, { one: '# point', other: '# points' })}.`,
    reached: 'La limite est atteinte, et elle n’est pas comprise.',
    tooLateBy: (span) => `${span} trop tard.`,
    tooEarlyBy: (span) => `${span} trop tôt.`,
    days: (count) => plural('fr', count, { one: '# jour', other: '# jours' }),
    among: (label, value, origin) =>
      `${label} : ${value === undefined ? 'information manquante' : `${value}${noted(origin)}`}.`,
    notOpenYet: (on, opensOn) =>
      `Au ${showDate('fr', on)}, les demandes ne sont pas encore ouvertes : elles ouvrent le ${showDate('fr', opensOn)}.`,
    openUntil: (on, lastDay) =>
      `Les demandes sont ouvertes au ${showDate('fr', on)}${lastDay ? `, jusqu’au ${showDate('fr', lastDay)} inclus` : ''}.`,
    closed: (on, closedOn) =>
      `Au ${showDate('fr', on)}, les demandes sont closes : le dernier jour était le ${showDate('fr', closedOn)}. Seule une nouvelle période de demande changerait la réponse.`,
    notDecided: (question) => `Cette décision reste à prendre : ${question}`,
    newDecision: 'Une nouvelle décision changerait la réponse.',
    listNotAtHand: (question) => `La liste n’est pas disponible ici. ${question}`,
    ownerTurnoverUnknown: (owner) => `Chiffre d’affaires manquant, nécessaire pour répondre : ${owner}.`,
  },
})

function ageRange(least: number, most: number): string {
  if (most === 0) return 'moins d’un mois'
  if (least === 0) return `${duration('fr', most)} au plus`
  return least === most ? duration('fr', least) : `de ${duration('fr', least)} à ${duration('fr', most)}`
}

function since(date: RoughDate): string {
  return precisionOf(date) === 'day' ? `le ${showDate('fr', date)}` : showDate('fr', date)
}

function noted({ validOn, source }: Origin): string {
  const when = validOn && `${precisionOf(validOn) === 'day' ? 'au' : 'en'} ${showDate('fr', validOn)}`
  const notes = [when, source && `source : ${source}`].filter(Boolean)
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`
}
