import { defaultInbox } from '../../inboxes/index.ts'
import { type AgentActor, isAgent } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { findPerson, personActor } from '../../people/index.ts'
import { queueMail } from '../outbox.ts'
import { suppressionsAmong } from '../suppressed.ts'
import { readHouse } from '../templates/queries.ts'
import { renderLetter, renderSubject, type Values } from '../templates/render.ts'
import { automaticHeaders } from '../ticket-mail.ts'

/** Queues a mail of the desk to somebody who works here that belongs to no ticket, and is not to be answered. */
export async function mailAgent(
  work: Work,
  personId: string,
  kind: 'digest' | 'article_notice',
  valuesFor: (agent: AgentActor, deskName: string) => Values,
): Promise<void> {
  const agent = await personActor(work.tx, personId)
  const to = (await findPerson(work.tx, personId))?.email ?? undefined
  if (agent === undefined || !isAgent(agent) || to === undefined) return
  if ((await suppressionsAmong(work, [to])).length > 0) return
  const { settings, template } = await readHouse(work.tx, kind, agent.language)
  const inbox = await defaultInbox(work.tx)
  const from = { name: settings.name, address: inbox?.address ?? 'mesa@localhost' }
  const values = valuesFor(agent, settings.name)
  await queueMail(work, {
    purpose: kind === 'digest' ? 'digest' : 'notification',
    inboxId: inbox?.id ?? null,
    subject: renderSubject(template.subject, values),
    isAutomatic: true,
    headerMessageId: `${work.newId()}@${from.address.slice(from.address.indexOf('@') + 1)}`,
    content: {
      ...renderLetter(template.bodyHtml, values),
      from,
      replyTo: null,
      envelopeFrom: '',
      to: [{ name: agent.name, address: to }],
      cc: [],
      bcc: [],
      inReplyTo: null,
      references: [],
      headers: { ...automaticHeaders(work), 'Auto-Submitted': 'auto-generated' },
      attachmentIds: [],
    },
  })
}
