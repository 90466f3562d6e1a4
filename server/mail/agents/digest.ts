import type { Language } from '#contract/common.ts'
import type { NotificationKind } from '#contract/notifications.ts'
import type { AgentActor } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { escapeHtml } from '../../texts/index.ts'
import type { Block } from '../letter.ts'
import { blocksValue, plainValue, type Values } from '../templates/render.ts'
import { wordsFor } from '../words.ts'
import { mailAgent } from './mail-agent.ts'
import { sentenceOf } from './sentences.ts'

export interface DigestItem {
  kind: NotificationKind
  /** Null where it is about an article. */
  number: number | null
  articleId: string | null
  /** Of the ticket, or the title of the article. */
  subject: string
  authorName: string
  taskTitle: string
}

/** The one mail a day: what an agent has not seen, each as a way to its ticket or article. */
export async function mailDigest(work: Work, personId: string, items: DigestItem[]): Promise<void> {
  await mailAgent(work, personId, 'digest', (agent, deskName) => digestValues(work, agent, deskName, items))
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
  const lines = items.map(({ kind, number, articleId, subject, authorName: name, taskTitle: task }) => ({
    href: `${publicUrl}/desk/${number === null ? `knowledge/${articleId}` : `tickets/${number}`}`,
    sentence: sentenceOf(t, kind, { number: number ?? '', subject, name, task }),
  }))
  const html = lines.map(({ href, sentence }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(sentence)}</a></li>`)
  return {
    kind: 'html',
    html: `<ul>${html.join('')}</ul>`,
    text: lines.map(({ href, sentence }) => `- ${sentence}\n  ${href}`).join('\n'),
  }
}
