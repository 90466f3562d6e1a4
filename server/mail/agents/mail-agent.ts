import { type AgentActor, isAgent } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { findPerson, personActor } from '../../people/index.ts'
import { queueDeskMail } from '../desk-mail.ts'
import { suppressionsAmong } from '../suppressed.ts'
import { readHouse } from '../templates/queries.ts'
import { renderLetter, renderSubject, type Values } from '../templates/render.ts'

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
  const values = valuesFor(agent, settings.name)
  await queueDeskMail(work, {
    purpose: kind === 'digest' ? 'digest' : 'notification',
    to: { name: agent.name, address: to },
    fromName: settings.name,
    subject: renderSubject(template.subject, values),
    letter: renderLetter(template.bodyHtml, values),
  })
}
