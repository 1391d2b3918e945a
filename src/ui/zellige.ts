import { html, raw } from 'hono/html'
import type { Html } from './html.ts'

/** Two squares crossed into the eight-point star of zellige, as the data of an SVG path. */
export function starPath(x: number, y: number, radius: number): string {
  return [0, Math.PI / 4].map((turn) => squarePath(x, y, radius, turn)).join('')
}

/** The mark of Tremplin: a star and its heart. */
export function mark(): Html {
  return html`<svg class="mark" viewBox="0 0 24 24" width="26" height="26" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" aria-hidden="true">${raw(markShapes)}</svg>`
}

/** The mark as a file of its own, for the browser's tab: a violet that shows on light and on dark. */
export function markFile(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#6d62e8" stroke-width="1.75" stroke-linejoin="round">${markShapes}</svg>`
}

/** A band of stars, the one ornament: where there is nothing to show. */
export function ornament(): Html {
  const stars = [0, 1, 2, 3, 4].map((index) => ({ x: 24 + index * 48, faint: Math.abs(index - 2) }))
  return html`<svg class="ornament" viewBox="0 0 240 48" width="240" height="48" fill="none" stroke="currentColor" stroke-linejoin="round" aria-hidden="true">${stars.map(
    ({ x, faint }) =>
      html`<g opacity="${1 - faint * 0.35}"><path d="${starPath(x, 24, 22)}"/><path d="${starPath(x, 24, 13)}"/><circle cx="${x}" cy="24" r="4"/></g>`,
  )}</svg>`
}

function squarePath(x: number, y: number, radius: number, turn: number): string {
  const corners = [0, 1, 2, 3].map((index) => {
    const angle = turn + (index * Math.PI) / 2
    return `${rounded(x + radius * Math.cos(angle))} ${rounded(y + radius * Math.sin(angle))}`
  })
  return `M${corners.join('L')}Z`
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

const markShapes = `<path d="${starPath(12, 12, 11)}"/><circle cx="12" cy="12" r="3"/>`
