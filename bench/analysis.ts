import type { Figure } from './report.ts'

export function analysisFigures(): readonly Figure[] {
  return []
}
