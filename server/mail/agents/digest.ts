import type { Language } from '#contract/common.ts'
import type { NotificationKind } from '#contract/notifications.ts'
import { defaultInbox } from '../../inboxes/index.ts'
import { type AgentActor, isAgent } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { findPerson, personActor } from '../../people/index.ts'
import { escapeHtml } from '../../texts/index.ts'
import type { Block } from '../letter.ts'
import { queueMail } from '../outbox.ts'
import { suppressionsAmong } from '../suppressed.ts'
import { readHouse } from '../templates/queries.ts'
import { blocksValue, plainValue, renderLetter, renderSubject, type Values } from '../templates/render.ts'
import { automaticHeaders } from '../ticket-mail.ts'
import { wordsFor } from '../words.ts'
import { sentenceOf } from './sentences.ts'

export interface DigestItem {
  kind: NotificationKind
  number: number
  subject: string
  authorName: string
  taskTitle: string
}

/** The one mail a day: what an agent has not seen, each as a way to its ticket. */
export async function mailDigest(work: Work, personId: string, items: DigestItem[]): Promise<void> {
  const agent = await personActor(work.tx, personId)
  const to = (await findPerson(work.tx, personId))?.email ?? undefined
  if (agent === undefined || !isAgent(agent) || to === undefined) return
  if ((await suppressionsAmong(work, [to])).length > 0) return
  const { settings, template } = await readHouse(work.tx, 'digest', agent.language)
  const inbox = await defaultInbox(work.tx)
  const from = { name: settings.name, address: inbox?.address ?? 'mesa@localhost' }
  const values = digestValues(work, agent, settings.name, items)
  await queueMail(work, {
    purpose: 'digest',
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

/** What the words of such a mail may speak of. */
export function digestValues(
  { services }: Work,
  to: Pick<AgentActor, 'name'> & { language: Language },
  deskName: string,
  items: DigestItem[],
): Values {
  const t = wordsFor(to.language)
  const open = `${services.publicUrl}/desk/notifications`
  return {
    'agent.name': plainValue(to.name),
    'desk.name': plainValue(deskName),
    'digest.count': plainValue(items.length),
    'digest.list': blocksValue([listOf(items, to.language, services.publicUrl)]),
    'digest.open': blocksValue([{ kind: 'button', label: t('digestOpen'), href: open }]),
  }
}

function listOf(items: DigestItem[], language: Language, publicUrl: string): Block {
  const t = wordsFor(language)
  const lines = items.map(({ kind, number, subject, authorName: name, taskTitle: task }) => ({
    href: `${publicUrl}/desk/tickets/${number}`,
    sentence: sentenceOf(t, kind, { number, subject, name, task }),
  }))
  const html = lines.map(({ href, sentence }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(sentence)}</a></li>`)
  return {
    kind: 'html',
    html: `<ul>${html.join('')}</ul>`,
    text: lines.map(({ href, sentence }) => `- ${sentence}\n  ${href}`).join('\n'),
  }
}
