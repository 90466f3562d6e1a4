import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { Work } from '../kernel/context.ts'
import { mailApproval } from '../mail/index.ts'
import { seesTicket } from '../tickets/index.ts'
import { makeApprovalLink } from './links.ts'
import { lockApproval } from './lock.ts'
import { amountOf, type Held, questionIn } from './schema.ts'

/** Mails whoever is asked and does not work on the ticket: others are told by their notifications, as they want. */
export async function mailOutside(
  work: Work,
  held: Held,
  votes: { id: string; personId: string }[],
  { isReminder }: { isReminder: boolean },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select p.id from people as p, tickets as t
    where p.id = any(${votes.map(({ personId }) => personId)}::uuid[]) and t.id = ${held.ticket.id}
      and ${seesTicket}`.execute(work.tx)
  const inside = new Set(rows.map(({ id }) => id))
  for (const vote of votes) {
    if (!inside.has(vote.personId)) await mail(work, held, vote, isReminder)
  }
}

/** Mails an agent who wants her notification by mail, if she is still asked. */
export async function mailAsked(work: Work, approvalId: string, personId: string): Promise<void> {
  const vote = await work.tx
    .selectFrom('approvalVotes as v')
    .innerJoin('approvalSteps as s', 's.id', 'v.stepId')
    .select(['v.id', 'v.deciderId as personId', 's.reminderCount'])
    .where('s.approvalId', '=', approvalId)
    .where('v.deciderId', '=', personId)
    .where('v.state', '=', 'pending')
    .executeTakeFirst()
  if (vote !== undefined) await mail(work, await lockApproval(work, approvalId), vote, vote.reminderCount > 0)
}

async function mail(
  work: Work,
  { approval, ticket }: Held,
  { id, personId }: { id: string; personId: string },
  isReminder: boolean,
): Promise<void> {
  const row = await work.tx
    .selectFrom('approvalVotes as v')
    .innerJoin('approvalSteps as s', 's.id', 'v.stepId')
    .innerJoin('people as p', (join) => join.on('p.id', '=', personId))
    .innerJoin('people as w', 'w.id', 'v.approverId')
    .leftJoin('people as a', (join) => join.on('a.id', '=', approval.askedBy))
    .leftJoin('messages as m', (join) => join.on('m.id', '=', approval.messageId))
    .select(['p.name', 'p.email', 'p.language', 'w.name as approverName', 'a.name as askedBy'])
    .select(['m.newText as words', 's.expiresAt', 'v.approverId'])
    .where('v.id', '=', id)
    .executeTakeFirstOrThrow()
  if (row.email === null) return
  await mailApproval(work, {
    ticketId: ticket.id,
    // The database's check holds the column to these words.
    to: { name: row.name, email: row.email, language: row.language as Language },
    question: questionIn(row.language, approval),
    amount: amountOf(approval.amount),
    currency: approval.currency,
    askedBy: row.askedBy,
    standsInFor: row.approverId === personId ? null : row.approverName,
    words: row.words ?? '',
    expiresAt: row.expiresAt,
    link: await makeApprovalLink(work, id, personId),
    isReminder,
  })
}
