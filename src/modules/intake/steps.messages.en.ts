import { plural, showNumber } from '../../kernel/language.ts'
import type { Counts } from './intake.ts'
import type { StepWords } from './steps.messages.ts'
import { meaningText } from '../workbook/index.ts'

export const en: StepWords = {
  refusals: {
    'not-allowed': () => 'Only the management and site managers bring in workbooks.',
    'intake-not-found': () => 'This import does not exist, or it is not yours.',
    'no-file': () => 'Choose a file.',
    'file-too-big': ({ megabytes }) =>
      `This file is larger than ${megabytes} MB. Keep only the sheets with the list, without pictures.`,
    'day-malformed': () => 'Give the day that the workbook describes, such as 21/08/2017.',
    'no-name-column': ({ sheet }) => `Say which column of the sheet “${sheet}” names the companies.`,
    'meaning-twice': ({ meaning, headings }) =>
      `Two columns cannot hold the same (${meaningText(meaning, 'en')}): ${headings.map((heading) => `“${heading}”`).join(' and ')}. Keep one and ignore the other.`,
    'no-companies': () =>
      'No list of companies was found. Make sure that a row of headings names the column of companies, such as “Company”.',
    'too-many-companies': ({ most }) =>
      `This workbook has more than ${showNumber('en', most)} companies. Split it into several files.`,
    'not-now': () => 'This import has moved on meanwhile. Reload the page to see where it stands.',
    'register-changed': () => 'The register has changed meanwhile. Compare again before you apply.',
    'built-upon': () => 'Later information stands on this import: it can no longer be undone.',
    'ice-given-away': () => 'An ICE that would be given back belongs to another company by now: correct it first.',
    'key-reused': () => 'This form was already sent with other answers. Reload the page and try again.',
  },
  states: {
    understanding: 'To check',
    previewed: 'To apply',
    applying: 'Under way',
    applied: 'Applied',
    undone: 'Undone',
    discarded: 'Discarded',
  },
  rowStates: {
    new: 'New',
    changed: 'Changed',
    same: 'Same',
    doubtful: 'Doubtful',
    refused: 'Refused',
    gone: 'Missing',
  },
  rowTabs: {
    new: 'New',
    changed: 'Changed',
    same: 'Same',
    doubtful: 'Doubtful',
    refused: 'Refused',
    gone: 'Missing',
  },
  area: (squareMetres) => `${squareMetres}\u00a0m²`,
  doubts: {
    'bad-ice': ({ ice }) => `The check digits of ICE ${ice} are wrong.`,
    'namesake-in-file': () => 'Another row has the same name with another ICE.',
    'name-with-other-ice': () => 'The register knows this name with another ICE.',
    'ice-with-other-name': ({ holder }) => `This ICE belongs to “${holder}”.`,
    'several-of-that-name': () => 'Several companies of the register have this name.',
    'name-alike': ({ candidates }) => `This name looks like ${candidates.map(({ name }) => `“${name}”`).join(', ')}.`,
    archived: () => 'This company is archived. Restore it on its page, then compare again.',
    'only-a-name': () => 'This name stands alone in its row: a company or a title?',
  },
  rowRefusals: {
    'no-name': () => 'The row does not name the company.',
    'name-too-long': ({ most }) => `The name is longer than ${most} characters.`,
    'twice-in-file': ({ firstSheet, firstRow }) =>
      `The same company as in row ${firstRow} of sheet “${firstSheet}”: it counts once.`,
    'same-company-as-row': ({ firstSheet, firstRow }) =>
      `This is the company of the register that row ${firstRow} of sheet “${firstSheet}” already stands for.`,
    'site-not-yours': ({ site }) => `The site “${site}” is not one of yours.`,
    'site-missing': () => 'The row does not say at which site the company is: you run your own sites only.',
    'hosted-elsewhere': () => 'The register has this company at a site that is not yours.',
  },
  laterWork: {
    facts: 'figures have been recorded since',
    identity: 'its name or identifiers have changed since',
    residency: 'its stay has changed since',
    people: 'people belong to it',
    other: 'other information depends on it',
  },
  phases: {
    waiting: 'Waiting',
    reading: 'Reading the workbook',
    matching: 'Comparing with the register',
    writing: 'Writing to the register',
  },
  setbacks: {
    'register-changed': 'Nothing was applied: the register changed after this preview. Compare again, then apply.',
    failed: 'Nothing was applied: something broke on our side. Try again.',
  },
  choice: (choice, name) => {
    if (choice === 'new') return 'Add as a new company'
    if (choice === 'leave') return 'Leave out'
    if (choice === 'with-ice') return 'Keep the company with this ICE'
    if (choice === 'without-ice') return 'Keep the company without this ICE'
    return `It is “${name ?? ''}”`
  },
  list: {
    title: 'Bring in a workbook',
    detail:
      'Drop the workbook that you keep already: you will see row by row what it changes before anything is applied.',
    file: 'Workbook of hosted companies',
    fileHint: 'XLSX or CSV, 10 MB at most. Titles, totals and blank rows do no harm.',
    fileName: 'File',
    upload: 'Read this workbook',
    earlier: 'Earlier imports',
    none: 'No workbook has been brought in yet',
    noneDetail: 'The first one makes the register: sites, companies, stays and figures.',
    asOn: 'As on',
    state: 'State',
    broughtBy: 'By',
    broughtOn: 'Brought on',
    result: 'Rows',
    stepsTitle: 'What happens next',
    steps: [
      'We show how each column is read; you correct what is wrong.',
      'You see row by row what is new, changed or doubtful.',
      'You apply it when all is right. You can still undo it afterwards.',
    ],
  },
  columns: {
    title: 'Did we get it right?',
    found: (companies, file) =>
      plural('en', companies, {
        zero: `No company found in “${file}”.`,
        one: `# company found in “${file}”.`,
        other: `# companies found in “${file}”.`,
      }),
    detail: 'Correct what is wrong: it will be remembered next time.',
    asOn: 'The day that the workbook describes',
    asOnHint: 'Headcounts are true of this day.',
    layout: (sheets, count) => `${count > 1 ? 'Sheets' : 'Sheet'} ${sheets}`,
    headingAt: (row) => `headings in row ${row}`,
    rows: (from, to) => `rows ${from} to ${to}`,
    column: 'Column',
    samples: 'Examples',
    meaning: 'Content',
    unit: 'Unit',
    meaningOf: (heading) => `What the column ${heading} holds`,
    scaleOf: (heading) => `Scale of the column ${heading}`,
    currencyOf: (heading) => `Currency of the column ${heading}`,
    scales: { 0: 'units', 3: 'thousands', 6: 'millions', 9: 'billions' },
    assumed: (currency) => `${currency} (assumed)`,
    noHeading: 'no heading',
    toCheck: 'To check',
    notes: 'What we assumed',
    skipped: (titles, totals, duplicates) =>
      `Rows that do not count: ${[
        titles > 0 && plural('en', titles, { one: '# title row', other: '# title rows' }),
        totals > 0 && plural('en', totals, { one: '# total', other: '# totals' }),
        duplicates > 0 && plural('en', duplicates, { one: '# duplicate', other: '# duplicates' }),
      ]
        .filter(Boolean)
        .join(', ')}.`,
    sites: 'Sites',
    sitesDetail: 'Sites that the register does not know yet will be added, unless you say which one they are.',
    sitesToName: 'The register does not know these sites. Say which ones are yours; the other rows will be refused.',
    knownSites: (list) => `Sites recognised: ${list}.`,
    noSite: 'Rows without a site',
    site: (name, rows) => `${name} (${plural('en', rows, { one: '# company', other: '# companies' })})`,
    isSite: (name) => `It is ${name}`,
    createSite: (name) => `Add the site “${name}”`,
    noStay: 'No site: the company is not hosted',
    go: 'See what changes',
    discard: 'Discard this import',
  },
  preview: {
    title: (counts) => finding(counts),
    detail: (file, day) => `${file}, as on ${day}. Nothing is written yet.`,
    all: 'All',
    parts: 'Rows by state',
    caption: 'Rows of the workbook',
    company: 'Company',
    place: (sheet, row) => `${sheet}, row ${row}`,
    rowState: 'State',
    means: 'What it changes',
    choose: 'Your choice',
    becomes: 'becomes',
    unknown: 'unknown',
    brings: (count) => plural('en', count, { one: '# detail', other: '# details' }),
    confirmed: (labels) => `Unchanged, confirmed on that day: ${labels}.`,
    older: (value) => `${value} (kept in the history: the register has a later one)`,
    leftOut: (label, value) => `${label}: “${value}” cannot be kept.`,
    difference: (heading, first, second) => `${heading}: “${second}” here, “${first}” above.`,
    blank: 'blank',
    nothing: 'Nothing changes.',
    gone: 'Hosted as the register knows, missing from the workbook.',
    none: 'No row of this kind.',
    keepChoices: 'Keep these choices',
    again: 'Compare again',
    back: 'Back to the columns',
    apply: 'Apply to the register',
    applyTitle: 'Apply',
    applyDetail: ({ new: added, changed, doubtful }) =>
      [
        plural('en', added, {
          zero: 'No company will be added',
          one: '# company will be added',
          other: '# companies will be added',
        }),
        plural('en', changed, {
          zero: 'none will be changed.',
          one: '# will be changed.',
          other: '# will be changed.',
        }),
      ].join(', ') +
      (doubtful > 0
        ? plural('en', doubtful, {
            one: ' The doubtful row follows the choice shown.',
            other: ' The # doubtful rows follow the choices shown.',
          })
        : ''),
    goneChoice: (count) =>
      plural('en', count, {
        one: 'One hosted company is no longer in the workbook. What should happen?',
        other: '# hosted companies are no longer in the workbook. What should happen?',
      }),
    goneKeep: 'Change nothing',
    goneEnd: (day) => `End their stay on ${day}`,
    choiceOf: (name) => `Choice for ${name}`,
    chosen: 'Your choices are kept. See what they change, then apply.',
  },
  result: {
    waiting: 'The workbook is entering the register',
    waitingDetail: 'This page updates itself. You may also leave it: all of it will be applied, or nothing.',
    reload: 'Refresh',
    done: (done, total) => `${showNumber('en', done)} of ${showNumber('en', total)} companies`,
    applied: ({ new: added, changed }) =>
      `${plural('en', added, { zero: 'No company added', one: '# company added', other: '# companies added' })}, ${plural('en', changed, { zero: 'none changed', one: '# changed', other: '# changed' })}`,
    appliedOn: (instant) => `Applied on ${instant}.`,
    companies: 'See the companies',
    lines: 'See the rows',
    undo: 'Undo this import',
    undone: 'This import was undone',
    undoneDetail: 'The register is again what it was before.',
    discarded: 'This import was discarded',
    discardedDetail: 'Nothing of it entered the register.',
    another: 'Bring in a workbook',
    next: 'What next?',
    steps: {
      overview: { text: 'See what your companies are entitled to', link: 'Overview' },
      offers: { text: 'Adopt the offers and public aid that your companies may ask for', link: 'Catalogue' },
      people: { text: 'Invite the companies to complete their figures', link: 'Invite' },
    },
    noOffers: 'No offer has been adopted yet',
    noOffersDetail: 'Choose from the catalogue: you will see at once which company is entitled to what.',
    noOffersGo: 'Open the catalogue',
    undoTitle: 'A mistake in the workbook?',
    undoDetail:
      'Undoing takes out exactly what this import brought and gives back the values from before. It is possible as long as nothing later stands on it.',
  },
  undo: {
    title: (file) => `Undo the import of “${file}”?`,
    detail: (added) =>
      `${plural('en', added, { zero: 'No company will be removed', one: '# company will be removed', other: '# companies will be removed' })}. Earlier values come back as they were.`,
    go: 'Undo this import',
    back: 'Keep it',
    impossible: 'This import can no longer be undone',
    impossibleDetail: 'What was done since would be lost. Correct these companies one by one instead:',
    more: (count) => plural('en', count, { one: 'and # other', other: 'and # others' }),
  },
}

function finding(counts: Counts): string {
  const number = (count: number) => showNumber('en', count)
  const parts = [
    counts.new > 0 && `${number(counts.new)} new`,
    counts.changed > 0 && `${number(counts.changed)} changed`,
    counts.doubtful > 0 && `${number(counts.doubtful)} doubtful`,
    counts.refused > 0 && `${number(counts.refused)} refused`,
  ].filter((part) => part !== false)
  return parts.length > 0
    ? parts.join(', ')
    : `Nothing changes: ${plural('en', counts.same, { one: '# company is the same', other: '# companies are the same' })}`
}
