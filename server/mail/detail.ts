import { z } from 'zod'
import { type MailDecision, mailDecision } from '#contract/mail.ts'
import { isAdmin } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { presentPersonRef } from '../people/index.ts'
import type { ReceivedRow } from './log.ts'
import type { ParsedMail } from './reading/index.ts'

const mostHeaders = 300
const longestHeader = 2000
const filtersOf = z.array(mailDecision.shape.filters.element).catch([])

/** Everything that was decided of a mail, oldest first. */
export async function listDecisions(ctx: Ctx, receivedId: string): Promise<MailDecision[]> {
  const rows = await ctx.db
    .selectFrom('mailDecisions as d')
    .leftJoin('people as p', 'p.id', 'd.actorId')
    .selectAll('d')
    .select(['p.name', 'p.email', 'p.role'])
    .where('d.receivedId', '=', receivedId)
    .orderBy('d.id', 'desc')
    .limit(100)
    .execute()
  return rows.toReversed().map(({ actorId, name, email, role, ...row }) => ({
    id: row.id,
    outcome: mailDecision.shape.outcome.parse(row.outcome),
    reason: row.reason,
    error: row.error,
    actor: actorId === null ? null : presentPersonRef({ id: actorId, name: name ?? '', email, role: role ?? 'agent' }),
    filters: filtersOf.parse(row.filters),
    createdAt: row.createdAt.toISOString(),
  }))
}

export function headersOf(mail: ParsedMail): { name: string; value: string }[] {
  return [...mail.headers]
    .flatMap(([name, values]) => values.map((value) => ({ name, value: value.slice(0, longestHeader).toWellFormed() })))
    .slice(0, mostHeaders)
}

/** What the caller may still do with a mail; the screen only obeys. */
export function whatMay(ctx: Ctx, mail: ReceivedRow, decisions: MailDecision[]) {
  const isUndone = mail.outcome === 'quarantined' || mail.outcome === 'ignored'
  const hasSender = mail.fromAddress.includes('@')
  const last = decisions.at(-1)
  return {
    retry: isUndone,
    makeTicket: isUndone,
    ignore: mail.outcome === 'quarantined',
    ignoreSender: isUndone && hasSender && mail.reason !== 'ignored_sender',
    ignoreWidely: isAdmin(ctx.actor),
    undoIgnore: mail.outcome === 'ignored' && last?.outcome === 'ignored' && last.actor !== null,
  }
}
