export { progressPages } from './progress.pages.ts'
