import { type RawBuilder, sql } from 'kysely'
import type { ApprovalCase, ApprovalCaseSummary } from '#contract/approval-votes.ts'
import { personOf } from '../kernel/actor.ts'
import type { Ctx, Db } from '../kernel/context.ts'
import { pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { readIdCursor, ticketsVisibleTo } from '../tickets/index.ts'
import { amountOf } from './schema.ts'

const longestWords = 20_000

interface Wanted {
  state: 'pending' | 'done'
  limit: number
  cursor?: string | undefined
}

/** What the actor is asked, or was, newest first. */
export async function listCases(ctx: Ctx, { state, limit, cursor }: Wanted) {
  const before = cursor === undefined ? undefined : readIdCursor(cursor)
  const { id: personId } = personOf(ctx.actor)
  const rows = await select(ctx, sql<{ id: string }>`(${newest('decider_id')} union ${newest('approver_id')})`)
    .orderBy('v.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(
    rows,
    limit,
    (row) => present(row, personId),
    (row) => [row.id],
  )

  /** Those that are the person's in one of the two ways. Asked for both at once, all votes of the desk would be read. */
  function newest(whose: 'decider_id' | 'approver_id') {
    const isShown =
      state === 'pending'
        ? sql`o.state = 'pending'`
        : sql`o.state <> 'pending' and (o.skip_reason is null or o.skip_reason = 'settled')`
    const isBefore = before === undefined ? sql`true` : sql`o.id < ${before}::uuid`
    return sql`(select o.id from approval_votes as o
      where o.${sql.ref(whose)} = ${personId} and ${isShown} and ${isBefore} order by o.id desc limit ${limit + 1})`
  }
}

/** The whole case, for whoever may decide it or might have. */
export async function getCase(ctx: Ctx, voteId: string, personId: string): Promise<ApprovalCase> {
  const row = found(await select(ctx, oneOf(voteId, personId)).executeTakeFirst(), 'Approval')
  return {
    ...present(row, personId),
    words: (row.words ?? '').slice(0, longestWords),
    files: row.messageId === null ? [] : await filesOf(ctx.db, row.messageId),
    decisions: await decisionsOf(ctx.db, row.approvalId, voteId),
  }
}

/** One vote, if it is hers or was given to her. */
function oneOf(voteId: string, personId: string) {
  return sql<{ id: string }>`(select o.id from approval_votes as o
    where o.id = ${voteId} and (o.decider_id = ${personId} or o.approver_id = ${personId}))`
}

/** Some votes with all that is told of them. They come first, so that all else is looked up for them only. */
function select(ctx: Ctx, votes: RawBuilder<{ id: string }>) {
  const visible = ticketsVisibleTo(ctx.actor) ?? sql<boolean>`true`
  return ctx.db
    .selectFrom(votes.as('own'))
    .innerJoin('approvalVotes as v', 'v.id', 'own.id')
    .innerJoin('approvalSteps as s', 's.id', 'v.stepId')
    .innerJoin('approvals as a', 'a.id', 's.approvalId')
    .innerJoin('tickets as t', 't.id', 'a.ticketId')
    .innerJoin('people as r', 'r.id', 't.requesterId')
    .innerJoin('people as w', 'w.id', 'v.approverId')
    .leftJoin('people as p', 'p.id', 'a.askedBy')
    .leftJoin('organizations as o', 'o.id', 't.organizationId')
    .leftJoin('messages as m', 'm.id', 'a.messageId')
    .select(['v.id', 'v.approverId', 'v.state as ownState', 'v.comment', 'v.decidedAt', 's.expiresAt'])
    .select(['a.id as approvalId', 'a.questionEs', 'a.questionEn', 'a.amount', 'a.currency', 'a.state', 'a.createdAt'])
    .select(['a.messageId', 'm.newText as words', 't.number', 't.subject'])
    .select(['r.name as requesterName', 'o.name as organizationName', 'w.name as approverName', 'p.name as askedBy'])
    .select(sql<boolean>`(${visible})`.as('isOpen'))
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

function present(row: Row, personId: string): ApprovalCaseSummary {
  return {
    id: row.id,
    question: { es: row.questionEs, en: row.questionEn },
    amount: amountOf(row.amount),
    currency: row.currency,
    // The database's checks hold the columns to these words.
    state: row.state as ApprovalCase['state'],
    ownState: row.ownState as ApprovalCase['ownState'],
    standsInFor: row.approverId === personId ? null : row.approverName,
    ticket: { number: row.number, subject: row.subject },
    requester: { name: row.requesterName, organization: row.organizationName },
    askedBy: row.askedBy,
    comment: row.comment,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    can: { decide: row.ownState === 'pending', open: row.isOpen },
  }
}

function filesOf(db: Db, messageId: string) {
  return db
    .selectFrom('attachments')
    .select(['filename as name', 'size'])
    .where('messageId', '=', messageId)
    .where('isInline', '=', false)
    .orderBy('id')
    .execute()
}

async function decisionsOf(db: Db, approvalId: string, exceptId: string): Promise<ApprovalCase['decisions']> {
  const rows = await db
    .selectFrom('approvalVotes as v')
    .innerJoin('approvalSteps as s', 's.id', 'v.stepId')
    .innerJoin('people as b', 'b.id', 'v.decidedBy')
    .select(['b.name', 'v.state', 'v.comment'])
    .where('s.approvalId', '=', approvalId)
    .where('v.id', '<>', exceptId)
    .orderBy('v.decidedAt')
    .execute()
  // The database's check holds the column to these words.
  return rows.map(({ state, ...rest }) => ({ ...rest, state: state as ApprovalCase['ownState'] }))
}
