import type { IntakeWords } from './workbook.messages.ts'
import type { Difference } from './problem.ts'

export const en: IntakeWords = {
  refusals: {
    'empty-file': () => 'This file is empty. Choose the one that holds the list of companies.',
    'too-large': ({ megabytes }) =>
      `This file is larger than ${megabytes} MB once opened. Keep only the sheets of the list in it.`,
    'too-many-rows': ({ most }) => `This file has more than ${most} rows. Split it into several files.`,
    'too-many-columns': ({ most }) => `A sheet has more than ${most} columns. Delete those that are not needed.`,
    'password-protected': () => 'This file is protected by a password. Save it without one.',
    damaged: () => 'This file is damaged. Open it in your spreadsheet program and save it again as .xlsx.',
    'old-excel': () => 'This is an old Excel file (.xls). Save it as .xlsx.',
    'binary-excel': () => 'This is a binary Excel workbook (.xlsb). Save it as .xlsx.',
    'open-document': () => 'This is an OpenDocument workbook (.ods). Save it as .xlsx or .csv.',
    pdf: () => 'This is a PDF. Give the workbook it was made from, as .xlsx or .csv.',
    'web-page': () => 'This is a web page or an XML file. Open it in your spreadsheet program and save it as .xlsx.',
    'not-a-table': () => 'This file is not a table that we can read. Save it as .xlsx or .csv.',
  },
  problems: {
    'duplicate-company': ({ firstSheet, firstRow, sheet, differences }) =>
      `The same company as in row ${firstRow}${firstSheet === sheet ? '' : ` of sheet “${firstSheet}”`}: it counts once. ${differ(differences)}`,
    'assumed-currency': ({ currency, value }) =>
      `Column “${value}” does not name its currency: its amounts are read as ${currency}.`,
    'unreadable-date': ({ value }) => `“${value}” is not a date that can be read. The cell is left out.`,
    'unreadable-number': ({ value }) => `“${value}” is not a number that can be read. The cell is left out.`,
    approximate: ({ value }) => `“${value}” is approximate. The cell is left out; give the exact value.`,
    negative: ({ value }) => `“${value}” is negative, which cannot be. The cell is left out.`,
    'implausible-date': ({ value }) => `“${value}” is not a plausible date. The cell is left out.`,
    'implausible-number': ({ value }) => `“${value}” is not a plausible number. The cell is left out.`,
    'ambiguous-date': ({ value }) =>
      `“${value}” can be read in two ways: the column mixes day/month and month/day. The cell is left out.`,
    'wider-date': ({ value }) => `“${value}” names a period: only its month or year is kept.`,
    'error-cell': ({ value }) => `The formula of this cell fails (${value}). The cell is left out.`,
    'bad-ice': ({ value }) => `The check digits of ICE “${value}” are wrong: please verify it.`,
    'not-an-ice': ({ value }) => `“${value}” is not an ICE: it takes 15 digits. The cell is left out.`,
    'lost-digits': ({ value }) => `The spreadsheet rounded the ICE “${value}”. Enter it as text.`,
    'unknown-sector': ({ value }) => `Sector “${value}” is not in our list: filed under “other”, its name is kept.`,
    'unknown-legal-form': ({ value }) =>
      `Legal form “${value}” is not in our list: filed under “other”, its name is kept.`,
    'unknown-stage': ({ value }) => `Stage “${value}” is not in our list. The cell is left out.`,
    'unknown-country': ({ value }) => `Country “${value}” is not recognised. The cell is left out.`,
    'same-name-other-ice': ({ value }) => `“${value}” has the name of another row but another ICE: both are kept.`,
    'no-name': () => 'This row describes a company without naming it. Give its name to have it counted.',
    'only-a-name': ({ value }) =>
      `“${value}” is alone in its row: read as a title. If it is a company, give its site or its date of creation.`,
    'no-year': ({ value }) =>
      `Column “${value}” does not say of which year. It is left out; add the year, “Turnover 2016”.`,
    'column-twice': ({ value }) => `Another column already says what “${value}” says; this one is left out.`,
    'assumed-day-first': ({ value }) =>
      `In “${value}” nothing shows the order of day and month: the day is read first.`,
    'assumed-groups': ({ value }) =>
      `In “${value}” a number such as 4,161 is read as four thousand one hundred and sixty-one.`,
    'unit-from-title': ({ value }) => `The unit of “${value}” comes from the title above the table.`,
    'no-company-list': ({ sheet }) => `Sheet “${sheet}” holds no list of companies: it is not read.`,
  },
  codes: {
    'duplicate-company': 'a company met before',
    'assumed-currency': 'a column of amounts without a currency',
    'unreadable-date': 'a date that cannot be read',
    'unreadable-number': 'a number that cannot be read',
    approximate: 'an approximate value',
    negative: 'a negative value',
    'implausible-date': 'a date that is not plausible',
    'implausible-number': 'a number that is not plausible',
    'ambiguous-date': 'a date that can be read in two ways',
    'wider-date': 'a date given as a period',
    'error-cell': 'a formula that fails',
    'bad-ice': 'an ICE with wrong check digits',
    'not-an-ice': 'something else than an ICE',
    'lost-digits': 'an ICE rounded by the spreadsheet',
    'unknown-sector': 'a sector outside the list',
    'unknown-legal-form': 'a legal form outside the list',
    'unknown-stage': 'a stage outside the list',
    'unknown-country': 'a country that is not recognised',
    'same-name-other-ice': 'the same name with another ICE',
    'no-name': 'a company’s row without a name',
    'only-a-name': 'a text alone in its row',
    'no-year': 'a turnover column without a year',
    'column-twice': 'a column that repeats another',
    'assumed-day-first': 'a date column read day first, without proof',
    'assumed-groups': 'a column where 4,161 is read as 4161, without proof',
    'unit-from-title': 'a unit taken from the title',
    'no-company-list': 'a sheet without a list of companies',
  },
  meanings: {
    name: 'Company name',
    ice: 'ICE',
    rc: 'Trade register',
    if: 'Tax number',
    cnss: 'CNSS',
    legalForm: 'Legal form',
    site: 'Site',
    office: 'Office',
    areaSqm: 'Area (m²)',
    sector: 'Sector',
    incorporatedOn: 'Date of creation',
    activityStartedOn: 'Start of activity',
    enteredOn: 'Entry date',
    leftOn: 'Exit date',
    headcount: 'Headcount',
    womenHeadcount: 'Women among staff',
    meanAge: 'Mean age',
    turnover: 'Turnover (year to be given)',
    email: 'E-mail address',
    phone: 'Telephone',
    website: 'Website',
    contactName: 'Contact',
    stage: 'Funding stage',
    fundingRaised: 'Funds raised',
    country: 'Country',
    ignored: 'Do not read',
  },
  turnoverOf: (year) => `Turnover of ${year}`,
}

function differ(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'Both rows say the same.'
  const list = differences.map(
    ({ heading, first, second }) => `${heading} (“${first || 'blank'}”, then “${second || 'blank'}”)`,
  )
  return `What differs: ${list.join(', ')}. The first row is kept.`
}
