import { defaultInbox } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { type Block, blockHtml, blockText, letterOf } from './letter.ts'
import { queueMail } from './outbox.ts'
import { suppressionsAmong } from './suppressed.ts'
import { automaticHeaders } from './ticket-mail.ts'

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
  const inbox = await defaultInbox(work.tx)
  const from = { name: inbox?.name ?? 'Mesa', address: inbox?.address ?? 'mesa@localhost' }
  const { unsubscribe } = news
  const blocks: Block[] = [
    { kind: 'text', text: news.text },
    { kind: 'button', ...news.button },
    ...(unsubscribe === undefined
      ? []
      : [{ kind: 'links' as const, links: [{ label: unsubscribe.label, href: unsubscribe.page }] }]),
  ]
  await queueMail(work, {
    purpose: 'notification',
    ...(news.onceKey !== undefined && { onceKey: news.onceKey }),
    inboxId: inbox?.id ?? null,
    subject: news.subject,
    isAutomatic: true,
    headerMessageId: `${work.newId()}@${from.address.slice(from.address.indexOf('@') + 1)}`,
    content: {
      ...letterOf({ html: blocks.map(blockHtml).join('\n'), text: blocks.map(blockText).join('\n\n') }),
      from,
      replyTo: null,
      envelopeFrom: '',
      to: [{ name: '', address: news.to }],
      cc: [],
      bcc: [],
      inReplyTo: null,
      references: [],
      headers: {
        ...automaticHeaders(work),
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribe !== undefined && {
          'List-Unsubscribe': `<${unsubscribe.post}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
      attachmentIds: [],
    },
  })
}
