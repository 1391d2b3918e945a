import './api-keys.tables.ts'

export { apiKeysPages, apiKeysSection } from './api-keys.pages.ts'
export { programMiddleware } from './program.ts'
export { renameKeysOf } from './api-keys.store.ts'
