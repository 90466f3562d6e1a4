import type { Work } from '../kernel/context.ts'
import { queueDeskMail } from './desk-mail.ts'
import { letterOfBlocks } from './letter.ts'
import { suppressionsAmong } from './suppressed.ts'

/** Something that somebody asked to be told by mail, and that belongs to no ticket. */
export interface NewsMail {
  to: string
  /** Asked for again under the same key, nothing happens. */
  onceKey?: string
  subject: string
  text: string
  button: { label: string; href: string }
  unsubscribe?: {
    label: string
    /** For people; it asks before it does anything, as mail scanners open links. */
    page: string
    /** For mail programs (RFC 8058). */
    post: string
  }
}

/** Writes from the desk's first inbox; nothing to addresses that sent mail back for good. */
export async function mailNews(work: Work, news: NewsMail): Promise<void> {
  if ((await suppressionsAmong(work, [news.to])).length > 0) return
  const { unsubscribe } = news
  const letter = letterOfBlocks([
    { kind: 'text', text: news.text },
    { kind: 'button', ...news.button },
    ...(unsubscribe === undefined
      ? []
      : [{ kind: 'links' as const, links: [{ label: unsubscribe.label, href: unsubscribe.page }] }]),
  ])
  await queueDeskMail(work, {
    purpose: 'notification',
    ...(news.onceKey !== undefined && { onceKey: news.onceKey }),
    to: { name: '', address: news.to },
    subject: news.subject,
    letter,
    headers:
      unsubscribe === undefined
        ? {}
        : {
            'List-Unsubscribe': `<${unsubscribe.post}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
  })
}
