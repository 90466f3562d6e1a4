import { emailAddress } from '#contract/common.ts'
import type { AppliedFilter, SkipReason } from '#contract/mail-filters.ts'
import type { RuleAction } from '#contract/rules.ts'
import { tag } from '#contract/tickets.ts'
import { isOwnAddress } from '../../inboxes/index.ts'
import type { FieldChange } from '../../kernel/acts.ts'
import type { Work } from '../../kernel/context.ts'
import { findOrCreateRequester } from '../../people/index.ts'
import type { NewTicket } from '../../tickets/index.ts'
import type { FilterStep } from './plan.ts'
import { readTargets, type Targets, targetOf } from './references.ts'

/** What one filter did to a ticket that is about to be opened. */
export interface Shaping {
  filter: AppliedFilter
  changes: FieldChange[]
  notes: string[]
}

export interface ShapedTicket {
  draft: NewTicket
  shapings: Shaping[]
}

const mostTags = 30

/** The ticket as the filters want it. What cannot be done is left out, and said. */
export async function shapeTicket(work: Work, draft: NewTicket, steps: readonly FilterStep[]): Promise<ShapedTicket> {
  const targets = await readTargets(
    work.tx,
    steps.flatMap((step) => step.actions),
  )
  const shaped: ShapedTicket = { draft, shapings: [] }
  for (const step of steps) {
    const shaping: Shaping = { filter: { ...told(step), actions: [] }, changes: [], notes: [] }
    for (const action of step.actions) {
      const skipped = await apply(work, shaped, shaping, { action, targets, filter: step.name })
      shaping.filter.actions.push({ action, skipped })
    }
    shaped.shapings.push(shaping)
  }
  return shaped
}

/** What is told of filters whose fields are not used: the mail joined a ticket, or was refused. */
export function toldOnly(steps: readonly FilterStep[], isRefused: boolean): AppliedFilter[] {
  const needless = isRefused ? null : ('joined' as const)
  return steps.map((step) => ({
    ...told(step),
    actions: step.actions.map((action) => ({ action, skipped: action.kind === 'stop' ? null : needless })),
  }))
}

function told({ id, name, findings, values }: FilterStep): Omit<AppliedFilter, 'actions'> {
  return { id, name, findings, values: Object.fromEntries(values) }
}

interface Applying {
  action: RuleAction
  targets: Targets
  /** The name of the filter. */
  filter: string
}

async function apply(
  work: Work,
  shaped: ShapedTicket,
  shaping: Shaping,
  { action, targets, filter }: Applying,
): Promise<SkipReason | null> {
  const id = targetOf(action)
  const target = id === undefined ? undefined : targets.get(id)
  if (id !== undefined && target === undefined) return 'gone'
  const set = (part: Partial<NewTicket>, word?: unknown) => {
    for (const [field, to] of Object.entries(part)) {
      const from = shaped.draft[field as keyof NewTicket] ?? null
      if (JSON.stringify(from) !== JSON.stringify(to)) shaping.changes.push({ field, from, to: word ?? to })
    }
    shaped.draft = { ...shaped.draft, ...part }
    return null
  }
  switch (action.kind) {
    case 'set_type':
      return set({ type: action.type })
    case 'set_impact':
      return set({ impact: action.impact })
    case 'set_urgency':
      return set({ urgency: action.urgency })
    case 'set_priority':
      return set({ priority: action.priority, priorityReason: filter })
    case 'set_team':
      return set({ teamId: action.teamId }, target)
    case 'set_assignee':
      return set({ assigneeId: action.assigneeId }, target)
    case 'add_tags':
      return addTags(shaped.draft, action.tags, set)
    case 'set_subject': {
      const subject = action.subject.replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed()
      return subject === '' ? 'empty' : set({ subject })
    }
    case 'set_requester':
      return setRequester(work, action.address, set)
    case 'add_note':
      if (action.text.trim() === '') return 'empty'
      shaping.notes.push(action.text)
      return null
    case 'ignore':
    case 'quarantine':
    case 'stop':
      return null
  }
}

type Set = (part: Partial<NewTicket>, word?: unknown) => null

function addTags(draft: NewTicket, wanted: string[], set: Set): SkipReason | null {
  const named = wanted.flatMap((name) => tag.safeParse(name.replaceAll(',', ' ').slice(0, 60)).data ?? [])
  if (named.length === 0) return 'no_tag'
  return set({ tags: [...new Set([...draft.tags, ...named])].slice(0, mostTags) })
}

async function setRequester(work: Work, given: string, set: Set): Promise<SkipReason | null> {
  const address = emailAddress.safeParse(given).data
  if (address === undefined) return 'no_address'
  if (await isOwnAddress(work.tx, address)) return 'own_address'
  const person = await findOrCreateRequester(work, { email: address })
  // The database's check holds the column to these words.
  const language = person.language as NewTicket['language']
  return set({ requesterId: person.id, language }, { id: person.id, name: person.name })
}
