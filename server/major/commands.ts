import { sql } from 'kysely'
import type { MajorDraft, MajorIncident, majorIncidents } from '#contract/major-incidents.ts'
import type { Input } from '#contract/operation.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, invalidField, notFound } from '../kernel/errors.ts'
import { type Cause, changeTicket, liveChannel, lockTicket, recordEvent, type TicketRow } from '../tickets/index.ts'
import { authorizeMajor } from './policy.ts'
import { getIncident } from './queries.ts'

type Review = Input<typeof majorIncidents.review>['body']
type Told = Input<typeof majorIncidents.update>['body']

/** The ticket concerns everybody from now on. One that was ended and not reviewed goes on no more: that comes first. */
export async function declareIncident(work: Work, actor: PersonActor, number: number, draft: MajorDraft) {
  const ticket = await lockTicket(work, number)
  await authorizeMajor(work)
  if (ticket.status === 'closed' || ticket.mergedIntoId !== null)
    throw new AppError('ticket_closed', 'A closed ticket is no major incident: open it again first')
  const open = await work.tx
    .selectFrom('majorIncidents')
    .select('id')
    .where('ticketId', '=', ticket.id)
    .where('state', '<>', 'reviewed')
    .executeTakeFirst()
  if (open !== undefined) throw new AppError('already_done', 'It is one already, or its review is not finished')
  const { title, notice, reason, isPublic } = draft
  const id = work.newId()
  await work.tx
    .insertInto('majorIncidents')
    .values({
      id,
      ticketId: ticket.id,
      state: 'on',
      ...{ titleEs: title.es, titleEn: title.en, noticeEs: notice.es, noticeEn: notice.en },
      reason,
      isPublic,
      declaredBy: actor.id,
      declaredAt: work.now(),
    })
    .execute()
  const more = [
    { field: 'title', from: null, to: title.es || title.en },
    { field: 'reason', from: null, to: reason },
  ]
  await changeTicket(work, ticket, { isMajor: true }, causeOf(actor), { type: 'major.declared', more })
  return tell(work, id)
}

export async function changeIncident(work: Work, id: string, { title, notice, isPublic }: Told) {
  const { before } = await hold(work, id)
  await work.tx
    .updateTable('majorIncidents')
    .set({
      isPublic: isPublic ?? before.isPublic,
      ...(title && { titleEs: title.es, titleEn: title.en }),
      ...(notice && { noticeEs: notice.es, noticeEn: notice.en }),
    })
    .where('id', '=', id)
    .execute()
  return tell(work, id)
}

/** It is over: the banner and the portal say so by saying nothing; its review begins. */
export async function endIncident(work: Work, actor: PersonActor, id: string): Promise<MajorIncident> {
  const { before, ticket } = await hold(work, id)
  if (before.state !== 'on') throw new AppError('already_done', 'It has ended already')
  await work.tx
    .updateTable('majorIncidents')
    .set({ state: 'over', endedAt: work.now(), endedBy: actor.id })
    .where('id', '=', id)
    .execute()
  await changeTicket(work, ticket, { isMajor: false }, causeOf(actor), { type: 'major.ended', more: [] })
  return tell(work, id)
}

/** Keeps what was written so far; finished, it is what happened, why, and what is done about it, all of them. */
export async function reviewIncident(work: Work, actor: PersonActor, id: string, review: Review) {
  const { before, ticket } = await hold(work, id)
  if (before.state === 'on') throw new AppError('already_done', 'It is not over: end it, then review it')
  const { isFinished, ...words } = review
  const [missing] = Object.entries(words).filter(([, text]) => text === '')
  const mustBeWhole = isFinished || before.state === 'reviewed'
  if (mustBeWhole && missing) throw invalidField(missing[0], 'missing', 'A review that is finished says all three')
  await work.tx.updateTable('majorIncidents').set(words).where('id', '=', id).execute()
  if (isFinished && before.state === 'over') {
    const reviewed = { state: 'reviewed', reviewedAt: work.now(), reviewedBy: actor.id }
    await work.tx.updateTable('majorIncidents').set(reviewed).where('id', '=', id).execute()
    await recordEvent(work, { ticketId: ticket.id, type: 'major.reviewed', cause: causeOf(actor) })
  }
  return tell(work, id)
}

interface Held {
  before: MajorIncident
  ticket: TicketRow
}

/** The incident and its ticket, both locked, for somebody who sees the ticket and has the right. */
export async function hold(work: Work, id: string): Promise<Held> {
  const { ticket } = await getIncident({ db: work.tx, actor: work.actor }, id)
  const row = await lockTicket(work, ticket.number)
  await work.tx.selectFrom('majorIncidents').select('id').where('id', '=', id).forUpdate().execute()
  await authorizeMajor(work)
  const before = await getIncident({ db: work.tx, actor: work.actor }, id)
  if (row.number !== before.ticket.number) throw notFound('Major incident')
  return { before, ticket: row }
}

export function causeOf(actor: PersonActor): Cause {
  return { kind: 'person', personId: actor.id }
}

/** Lets every agent's screen know, and answers the incident as it is now. */
export async function tell(work: Work, id: string): Promise<MajorIncident> {
  await sql`select pg_notify(${liveChannel}, 'major')`.execute(work.tx)
  return getIncident({ db: work.tx, actor: work.actor }, id)
}
