import type { z } from 'zod'
import type { messages } from '#contract/messages.ts'
import { defaultInbox } from '../inboxes/index.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { found, invalidField } from '../kernel/errors.ts'
import { findOrCreateCaller, type PersonRow } from '../people/index.ts'
import { addMessage, type NewMessage } from './add-message.ts'
import { bodyOf } from './body.ts'
import type { Cause } from './events.ts'
import { openTicket } from './open.ts'
import type { TicketRow } from './schema.ts'
import { lockTicket } from './select.ts'
import { assertNotClosedForGood } from './update.ts'

type CallReport = z.output<typeof messages.logCall.body>

/** Logs a phone call: finds or makes the caller, then opens a ticket or adds to one. */
export async function logCall(ctx: Ctx, actor: PersonActor, report: CallReport): Promise<TicketRow> {
  const cause = { kind: 'person', personId: actor.id } as const
  return transact(ctx, async (work) => {
    const caller = found(await findOrCreateCaller(work, report.caller), 'Caller')
    const message = messageOf(actor, caller, report)
    if (report.ticketNumber === undefined) return openByCall(work, caller, message, report, cause)
    const ticket = await lockTicket(work, report.ticketNumber)
    await assertNotClosedForGood(work, ticket)
    return (await addMessage(work, ticket, message, cause)).ticket
  })
}

async function openByCall(
  work: Work,
  caller: PersonRow,
  message: NewMessage,
  report: CallReport,
  cause: Cause,
): Promise<TicketRow> {
  if (report.subject === undefined) throw invalidField('subject', 'required', 'A new ticket needs a subject')
  const inbox = await defaultInbox(work.tx)
  const opened = await openTicket(
    work,
    {
      subject: report.subject,
      type: report.type,
      impact: 1,
      urgency: report.urgency,
      channel: 'phone',
      // The database's check holds the column to these words.
      language: caller.language as 'es',
      requesterId: caller.id,
      inboxId: inbox?.id ?? null,
      teamId: report.teamId === undefined ? (inbox?.teamId ?? null) : report.teamId,
      assigneeId: null,
      tags: [],
    },
    message,
    cause,
  )
  return opened.ticket
}

function messageOf(actor: PersonActor, caller: PersonRow, report: CallReport): NewMessage {
  const { direction, startedAt, durationSeconds } = report
  return {
    ...bodyOf(report),
    kind: 'call',
    direction,
    authorId: direction === 'in' ? caller.id : actor.id,
    from: direction === 'in' ? { name: caller.name, address: caller.email } : { name: actor.name, address: null },
    to: [],
    cc: [],
    channel: 'phone',
    isAutomatic: false,
    call: { direction, phone: report.caller.phone ?? '', startedAt, durationSeconds },
    attachmentIds: [],
    ...(report.solved && { status: 'solved' as const }),
  }
}
