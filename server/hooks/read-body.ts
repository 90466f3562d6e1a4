import { emailAddress } from '#contract/common.ts'
import type { CustomField } from '#contract/fields.ts'
import type { HookMapping, HookReading, HookTest } from '#contract/hooks.ts'
import { tag } from '#contract/tickets.ts'
import { fill, namesIn } from '../conditions/index.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { Services } from '../kernel/services.ts'
import { type FindReference, fieldFrom } from './field-values.ts'
import { valueAt, wordsOf } from './value-at.ts'

const longestText = 50_000
const mostTags = 30

interface Reader {
  /** Of the hook. */
  name: string
  mapping: HookMapping
  /** The custom fields that there are. */
  fields: CustomField[]
  find: FindReference
}

/** What a mapping makes of a body. It changes nothing, so that a trial says what would happen. */
export async function readBody({ name: hookName, mapping, fields, find }: Reader, body: unknown): Promise<HookReading> {
  const values = valuesFor(mapping, body)
  const text = (template: string) => fill(template, values)
  const requester = emailAddress.safeParse(text(mapping.requesterEmail))
  const key = oneLine(text(mapping.key), 300)
  const decision = decide(mapping, body, requester.success)
  return {
    ...decision,
    subject: oneLine(text(mapping.subject), 300) || hookName,
    text: (text(mapping.text).trim() || JSON.stringify(body, null, 2)).slice(0, longestText).toWellFormed(),
    requesterEmail: requester.success ? requester.data : null,
    requesterName: oneLine(text(mapping.requesterName), 120),
    tags: tagsIn(mapping.tags.map(text)),
    fields: await Promise.all(mapping.fields.map((one) => fieldFrom(fields, find, one.key, text(one.text)))),
    ...levelsOf(mapping, body),
    key: key === '' ? null : key,
    missing: [...values].filter(([, value]) => value === '').map(([name]) => name),
  }
}

/** Finds what texts name, as the desk is now. */
export function finderOf({ references }: Services, db: Db | Tx): FindReference {
  return (type, text) => references[type].idOf(db, text)
}

function decide(mapping: HookMapping, body: unknown, hasRequester: boolean): Pick<HookReading, 'outcome' | 'reason'> {
  if (mapping.onlyWhen !== null && !fits(mapping.onlyWhen, body)) return { outcome: 'ignore', reason: 'not_wanted' }
  if (mapping.solvedWhen !== null && fits(mapping.solvedWhen, body)) return { outcome: 'solve', reason: null }
  return hasRequester ? { outcome: 'open', reason: null } : { outcome: 'fail', reason: 'no_requester' }
}

function fits({ path, values }: HookTest, body: unknown): boolean {
  const found = plain(wordsOf(valueAt(body, path)))
  return values.some((value) => plain(value) === found)
}

function levelsOf({ impact, urgency, levels }: HookMapping, body: unknown): Pick<HookReading, 'impact' | 'urgency'> {
  if (levels === null) return { impact, urgency }
  const found = plain(wordsOf(valueAt(body, levels.path)))
  const entry = levels.entries.find(({ value }) => plain(value) === found)
  return entry === undefined ? { impact, urgency } : { impact: entry.impact, urgency: entry.urgency }
}

/** What the texts of a mapping ask for, by the names they ask by. */
function valuesFor(mapping: HookMapping, body: unknown): Map<string, string> {
  const { subject, text, requesterEmail, requesterName, key, tags, fields } = mapping
  const ofFields = fields.map((field) => field.text)
  const names = [subject, text, requesterEmail, requesterName, key, ...tags, ...ofFields].flatMap(namesIn)
  return new Map(names.map((name) => [name, wordsOf(valueAt(body, name))]))
}

/** What is no tag is left out: it must not keep the ticket back. */
function tagsIn(texts: string[]): string[] {
  const found = texts.flatMap((text) => text.split(',')).flatMap((text) => tag.safeParse(text).data ?? [])
  return [...new Set(found)].slice(0, mostTags)
}

function plain(text: string): string {
  return text.trim().toLowerCase()
}

function oneLine(text: string, longest: number): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, longest).toWellFormed()
}
