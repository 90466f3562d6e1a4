import type { DryRunLine, DryRunMail, mailFilters } from '#contract/mail-filters.ts'
import type { Input } from '#contract/operation.ts'
import type { RuleAction } from '#contract/rules.ts'
import { type Facts, judge } from '../../conditions/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { type ParsedMail, readMail, UnreadableMailError } from '../reading/index.ts'
import { authenticationOf } from './authentication.ts'
import { factsOf } from './facts.ts'
import { type FilterRule, planOf, refusalIn } from './plan.ts'
import { activeFilters } from './queries.ts'

export type DryRunRequest = Input<typeof mailFilters.dryRun>['body']

/** Larger ones would make everybody's arriving mail wait for a trial. */
const largestTried = 10 * 1024 * 1024
const readWithinMs = 5000
/** Reasons of decisions that no filter is asked for. */
const beforeFilters = ['bounce_recorded', 'unknown_sender', 'loop', 'from_own_address', 'ignored_sender']

/**
 * What a filter would do to the mails that came last, compared with what all filters do now. Reads, and changes
 * nothing. Mails are read one by one in the reader's thread, so that arriving mail is read in between.
 */
export async function* dryRun(ctx: Ctx, request: DryRunRequest, signal: AbortSignal): AsyncGenerator<DryRunLine> {
  const mails = await lastMails(ctx, request)
  const end = { read: 0, skipped: 0, beforeFilters: 0, held: 0, changed: 0 }
  const rules = new Map<string, Promise<RuleSets>>()
  for (const [index, row] of mails.entries()) {
    if (signal.aborted) return
    if (index % 10 === 0) yield { type: 'progress', done: index, total: mails.length }
    if (beforeFilters.includes(row.reason)) {
      end.beforeFilters += 1
      continue
    }
    const mail = await tryToRead(ctx, row)
    if (mail === undefined) {
      end.skipped += 1
      continue
    }
    end.read += 1
    const sets = rules.get(row.inboxId) ?? ruleSets(ctx, request, row.inboxId)
    rules.set(row.inboxId, sets)
    const line = tryMail(row, factsOf(mail, row), await sets, request)
    if (line.holds) end.held += 1
    if (line.changes) end.changed += 1
    if (line.holds || line.changes) yield line
  }
  yield { type: 'progress', done: mails.length, total: mails.length }
  yield { type: 'end', ...end }
}

interface RuleSets {
  before: FilterRule[]
  after: FilterRule[]
}

/** The filters as they are, and with the tried one in its place. */
async function ruleSets(ctx: Ctx, { filter, id }: DryRunRequest, inboxId: string): Promise<RuleSets> {
  const before = await activeFilters(ctx.db, inboxId)
  const tried: FilterRule = { id: id ?? null, name: filter.name, condition: filter.condition, actions: filter.actions }
  const asked = filter.isEnabled ? [tried] : []
  const place = id === undefined ? -1 : before.findIndex((rule) => rule.id === id)
  if (place === -1) return { before, after: [...before, ...asked] }
  return { before, after: before.toSpliced(place, 1, ...asked) }
}

function tryMail(row: Row, facts: Facts, { before, after }: RuleSets, { filter }: DryRunRequest): DryRunMail {
  const { holds, findings, values } = judge(filter.condition, facts)
  const did = actionsOf(row, planOf(before, facts))
  const would = actionsOf(row, planOf(after, facts))
  return {
    type: 'mail',
    id: row.id,
    from: row.fromAddress || (row.envelopeFrom ?? ''),
    subject: row.subject,
    receivedAt: row.receivedAt.toISOString(),
    outcome: row.outcome,
    ticketNumber: row.ticketNumber,
    holds,
    findings,
    values: Object.fromEntries(values),
    before: did,
    after: would,
    changes: JSON.stringify(did) !== JSON.stringify(would),
  }
}

/** What would really happen: a refusal leaves nothing else to do, and a mail that joins a ticket changes no field. */
function actionsOf(row: Row, steps: ReturnType<typeof planOf>): RuleAction[] {
  const refusal = refusalIn(steps)
  if (refusal !== undefined) return [{ kind: refusal === 'ignored' ? 'ignore' : 'quarantine' }]
  if (row.outcome === 'reply_added') return []
  return steps.flatMap(({ actions }) => actions.filter(({ kind }) => kind !== 'stop'))
}

async function lastMails(ctx: Ctx, { filter, limit }: DryRunRequest) {
  const { inboxId } = filter
  const rows = await ctx.db
    .selectFrom('receivedMails as r')
    .leftJoin('tickets as t', 't.id', 'r.ticketId')
    .selectAll('r')
    .select('t.number as ticketNumber')
    .where('r.outcome', '<>', 'waiting')
    .$if(inboxId !== null, (query) => query.where('r.inboxId', '=', inboxId ?? ''))
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, authentication: authenticationOf(row) }))
}
type Row = Awaited<ReturnType<typeof lastMails>>[number]

async function tryToRead(ctx: Ctx, row: Row): Promise<ParsedMail | undefined> {
  if (row.size > largestTried) return undefined
  try {
    const raw = await ctx.services.files.read(row.rawSha256)
    const envelope = { from: row.envelopeFrom ?? undefined, to: row.envelopeTo }
    return await readMail(raw, envelope, { milliseconds: readWithinMs })
  } catch (error) {
    if (error instanceof UnreadableMailError || isMissingFile(error)) return undefined
    throw error
  }
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
