import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import type { TicketRow } from '../tickets/index.ts'
import type { Told } from './audience.ts'
import { ring } from './live.ts'
import { mailNotification } from './mails.ts'
import { queuePush } from './push/subscriptions.ts'
import { type About, type Reader, readersOf } from './readers.ts'

/**
 * Writes what people are told, in the transaction of what happened, and lets mail, push and sound follow as each wants
 * them. Nobody is told of what she did herself, nor of a ticket that she does not see.
 */
export async function tell(
  work: Work,
  ticket: Pick<TicketRow, 'id'>,
  told: Told[],
  actorId: string | undefined,
): Promise<void> {
  await tellOf(work, { ticketId: ticket.id }, told, actorId)
}

/** The same of an article. */
export async function tellOfArticle(
  work: Work,
  articleId: string,
  told: Told[],
  actorId: string | undefined,
): Promise<void> {
  await tellOf(work, { articleId }, told, actorId)
}

async function tellOf(work: Work, about: About, told: Told[], actorId: string | undefined): Promise<void> {
  const others = told.filter(({ personId }) => personId !== actorId)
  const readers = await readersOf(
    work,
    about,
    others.map(({ personId }) => personId),
  )
  for (const one of others) {
    const reader = readers.find(({ personId }) => personId === one.personId)
    if (reader !== undefined) await tellOne(work, about, one, reader, actorId)
  }
}

async function tellOne(
  work: Work,
  about: About,
  { personId, kind, messageId, taskId, approvalId, text }: Told,
  reader: Reader,
  actorId: string | undefined,
): Promise<void> {
  const channels = reader.channelsFor(kind)
  if (!Object.values(channels).includes(true)) return
  const id = work.newId()
  await work.tx
    .insertInto('notifications')
    .values({
      id,
      personId,
      ...about,
      kind,
      actorId: actorId ?? null,
      messageId: messageId ?? null,
      taskId: taskId ?? null,
      text: text ?? null,
      approvalId: approvalId ?? null,
      inCentre: channels.centre,
      inDigest: channels.digest,
      createdAt: work.now(),
    })
    .execute()
  // Whoever is on call is woken.
  const quietUntil = kind === 'called_out' ? undefined : reader.quietUntil
  const isQuiet = quietUntil !== undefined
  await ring(work.tx, personId, { hasSound: channels.sound && !isQuiet })
  if (channels.push && !isQuiet) await queuePush(work, id, personId)
  if (channels.mail && quietUntil === undefined) await mailNotification(work, id)
  if (channels.mail && quietUntil !== undefined) {
    await addJob(work, 'notifications:mail', { id }, { runAt: quietUntil })
  }
}
