import { sql } from 'kysely'
import type { Attachment } from '#contract/attachments.ts'
import { type MessageDraft, messageDraft } from '#contract/messages.ts'
import type { ScheduledReply } from '#contract/scheduled-reply.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import { presentPersonRef } from '../../people/index.ts'
import { bodyOf, htmlOf } from '../body.ts'
import { withMerged } from '../merge/standing.ts'
import { ticketsVisibleTo } from '../reach.ts'
import { getTicketId } from '../select.ts'
import { mayEditReply, maySendReply, mayStopReply } from './policy.ts'
import { approves } from './training.ts'

const mostOwn = 200

export async function listScheduledReplies(ctx: Ctx, number: number): Promise<ScheduledReply[]> {
  const ticketId = await getTicketId(ctx, number)
  const rows = await selectReplies(ctx)
    .where(sql<boolean>`w.ticket_id = any(${withMerged(ticketId)})`)
    .orderBy('w.sendAt')
    .orderBy('w.id')
    .execute()
  return rows.map((row) => present(ctx, row))
}

export async function listOwnReplies(ctx: Ctx, personId: string): Promise<ScheduledReply[]> {
  const rows = await selectReplies(ctx)
    .where('w.agentId', '=', personId)
    .orderBy('w.sendAt')
    .orderBy('w.id')
    .limit(mostOwn)
    .execute()
  return rows.map((row) => present(ctx, row))
}

/** What waits for the word of the actor, the oldest first. */
export async function listToApprove(ctx: Ctx): Promise<ScheduledReply[]> {
  const rows = await selectReplies(ctx)
    .where('w.kind', '=', 'approval')
    .where('w.state', '=', 'waiting')
    .where(approves(ctx.actor))
    .orderBy('w.id')
    .limit(mostOwn)
    .execute()
  return rows.map((row) => present(ctx, row))
}

export async function getScheduledReply(ctx: Ctx, id: string): Promise<ScheduledReply> {
  return present(ctx, found(await selectReplies(ctx).where('w.id', '=', id).executeTakeFirst(), 'Scheduled reply'))
}

/** Replies of tickets in reach. */
function selectReplies(ctx: Ctx) {
  const visible = ticketsVisibleTo(ctx.actor)
  return ctx.db
    .selectFrom('scheduledReplies as w')
    .innerJoin('tickets as t', 't.id', 'w.ticketId')
    .innerJoin('people as p', 'p.id', 'w.agentId')
    .leftJoin('people as y', 'y.id', 'w.approvedBy')
    .selectAll('w')
    .select(approves(ctx.actor).as('mayApprove'))
    .select(['y.name as approverName', 'y.email as approverEmail', 'y.role as approverRole'])
    .select(['t.number', 't.subject', 'p.name', 'p.email', 'p.role'])
    .select(
      sql<Attachment[]>`(select coalesce(json_agg(json_build_object(
          'id', a.id, 'filename', a.filename, 'contentType', a.content_type, 'size', a.size, 'sha256', a.sha256,
          'isInline', a.is_inline, 'contentId', a.content_id) order by a.id), '[]')
        from attachments as a where a.id = any(w.attachment_ids))`.as('attachments'),
    )
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReplies>['executeTakeFirstOrThrow']>>

function present(ctx: Ctx, row: Row): ScheduledReply {
  const draft: MessageDraft = messageDraft.parse(row.draft)
  return {
    id: row.id,
    ticket: { number: row.number, subject: row.subject },
    author: presentPersonRef({ id: row.agentId, name: row.name, email: row.email, role: row.role }),
    // The database's checks hold these columns to these words.
    kind: row.kind as ScheduledReply['kind'],
    state: row.state as ScheduledReply['state'],
    stopReason: row.stopReason as ScheduledReply['stopReason'],
    word: row.word,
    approvedBy: presentApprover(row),
    sendAt: row.sendAt.toISOString(),
    secondsLeft: Math.max(0, (row.sendAt.getTime() - ctx.now().getTime()) / 1000),
    bodyHtml: htmlOf(bodyOf(draft)),
    to: draft.to ?? null,
    cc: draft.cc ?? [],
    bcc: draft.bcc ?? [],
    dropParticipants: draft.dropParticipants ?? [],
    quotesHistory: draft.quotesHistory ?? null,
    status: draft.status ?? null,
    attachments: row.attachments,
    createdAt: row.createdAt.toISOString(),
    can: {
      edit: mayEditReply(ctx.actor, row),
      approve: row.kind === 'approval' && row.state === 'waiting' && row.mayApprove,
      send: maySendReply(ctx.actor, row),
      stop: mayStopReply(ctx.actor, row),
    },
  }
}

function presentApprover({ approvedBy, approverName, approverEmail, approverRole }: Row) {
  if (approvedBy === null || approverName === null || approverRole === null) return null
  return presentPersonRef({ id: approvedBy, name: approverName, email: approverEmail, role: approverRole })
}
