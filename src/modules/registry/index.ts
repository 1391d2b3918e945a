import './registry.news.ts'
import './registry.tables.ts'

export { type NewCompanyWish, type StayWish, addCompany } from './add-company.ts'
export { addRate } from './add-rate.ts'
export { archiveCompany, editCompany } from './edit-company.ts'
export { addSite, addUnit, editSite, editUnit } from './keep-site.ts'
export { correctEntry } from './correct-entry.ts'
export { endResidency, moveCompany } from './move-company.ts'
export { type FactWish, correctFact, declareFact, recordFact, withdrawFact } from './record-fact.ts'
export type { RegistryRefusal } from './refusal.ts'

export {
  type CompanyIdentity,
  type CompanyState,
  type Site,
  type SourceKind,
  type TypedIdentity,
  checkedIdentity,
  identityOf,
  stateOf,
} from './company.ts'
export { type HostedCounts, hostedCounts } from './hosted-counts.store.ts'
export {
  type Company,
  type NewCompany,
  companiesByIds,
  companiesWithSites,
  companyNames,
  findCompany,
  forgetCompanies,
  keepCompanies,
  keepCompany,
  listCompanies,
  replaceIdentity,
} from './companies.store.ts'
export { type Contact, type ContactsOf, registeredContacts } from './contacts.store.ts'
export { type AsOf, companyFacts } from './company-facts.store.ts'
export { type RecordedFact, type Statement, factHistory, recordFacts, withdrawFacts } from './facts.store.ts'
export { type Residency, closeResidency, keepResidencies, residenciesOf } from './residencies.store.ts'
export { type QuotedRate, exchangeRates, keepRate, listQuotedRates } from './rates.store.ts'
export { type Unit, findSite, keepSite, keepUnit, listSites, listUnits } from './sites.store.ts'
export { mayActFor, mayRunSite, seenBy } from './visibility.store.ts'
export { type Park, parkOf } from './operator.store.ts'
export { type ListWish, type ListedCompany } from './company-list.ts'
export { countCompanies, listedCompanies } from './company-list.store.ts'
export { writeCsv } from './csv.ts'
export type { CompanyTable } from './export-companies.ts'
export { endingIn, tableFile } from './table-file.ts'
export { type TypedFact, readTypedDate, readTypedDay, readTypedFact, readTypedNumber } from './typed.ts'
export { factFields, typedFactFrom } from './fact-fields.view.ts'
export { factName } from './fact-name.ts'
export { factsOfADay, ordinaryFacts } from './fact-order.ts'
export { registryWords } from './registry.messages.ts'
export { type CompanySection, registryPages } from './registry.pages.ts'
export { registryApi } from './registry.api.ts'
export { registryInvariants } from './registry.invariants.ts'
