import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { AlertSeverity } from '#contract/alerts.ts'

/** An alert as its source tells it, before it is known whether the host is a device of ours. */
export interface Incoming {
  /** The source's own name for it. */
  key: string
  /** The rule or the service that was checked. */
  check: string
  /** The machine it is about, by the name that the source knows it by. */
  host: string
  state: 'firing' | 'resolved' | 'update'
  severity: AlertSeverity
  title: string
  text: string
  /** Undefined where the source says none, or none that can be placed. */
  startedAt: Date | undefined
  endedAt: Date | undefined
  links: { title: string; url: string }[]
}

/** Of one body; more are no alerts but a storm. */
export const mostAlerts = 500
const longestKey = 400

/** A value as text: PostgreSQL knows no NUL, and a lone surrogate is no Unicode. */
const words = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value).replaceAll('\u0000', '').toWellFormed().trim())

/** A text that may be missing, null, or something else; it is empty then. */
export const maybe = words.catch('').default('')
/** A text without which nothing is understood. */
export const needed = words.refine((text) => text !== '', { error: 'is missing' })
export const labels = z.record(z.string(), maybe).catch({}).default({})

export type Labels = z.output<typeof labels>

/** RFC 3339 with its zone. Sources write "no end" as the year 1; a clock that is far off is no time either. */
export function instantOf(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}[T ][\d:.]+ ?(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) return undefined
  return plausible(new Date(text.replace(' ', 'T').replaceAll(' ', '')))
}

/** Seconds since 1970. */
export function instantOfSeconds(text: string): Date | undefined {
  return /^\d{9,11}$/.test(text) ? plausible(new Date(Number(text) * 1000)) : undefined
}

function plausible(at: Date): Date | undefined {
  const year = at.getUTCFullYear()
  return year >= 2000 && year < 2100 ? at : undefined
}

/** What names one thing by several parts, in a length that a key may have. */
export function keyOf(...parts: string[]): string {
  const key = parts.join(' ').replace(/\s+/g, ' ').trim()
  return key.length <= longestKey ? key : createHash('sha256').update(key).digest('hex')
}

/** Only addresses of the web, so that nothing runs when somebody presses one. */
export function linksOf(given: Record<string, string>): Incoming['links'] {
  return Object.entries(given)
    .map(([title, url]) => ({ title, url }))
    .filter(
      ({ url }) =>
        z
          .url({ protocol: /^https?$/ })
          .max(2000)
          .safeParse(url).success,
    )
}

const grave = /^(?:crit|err|disaster|high|emerg|fatal|page|alert|down|unreachable|major|sev-?1|p1|p2)/i
const slight = /^(?:info|notice|debug|none|ok|up|low|not.?classified|p5)/i

/** What monitors call it, in the three steps that a desk needs; unknown words are a warning. */
export function severityOf(word: string): AlertSeverity {
  if (grave.test(word)) return 'critical'
  return slight.test(word) ? 'info' : 'warning'
}

/** Labels as lines of text, without those that are said elsewhere. */
export function linesOf(given: Labels, without: readonly string[]): string[] {
  return Object.entries(given)
    .filter(([name, value]) => value !== '' && !without.includes(name))
    .slice(0, 40)
    .map(([name, value]) => `${name.replaceAll('\u0000', '').toWellFormed()}: ${value}`)
}

export function textOf(...lines: string[]): string {
  return lines.filter((line) => line !== '').join('\n')
}
