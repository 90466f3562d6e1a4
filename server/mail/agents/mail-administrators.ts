import type { Language } from '#contract/common.ts'
import { defaultInbox } from '../../inboxes/index.ts'
import type { Work } from '../../kernel/context.ts'
import { type Block, blockHtml, blockText, letterOf } from '../letter.ts'
import { queueMail } from '../outbox.ts'
import { suppressionsAmong } from '../suppressed.ts'
import { automaticHeaders } from '../ticket-mail.ts'

interface DeskNews {
  subject: string
  text: string
  /** What the button says, and where it leads. */
  button: string
  href: string
}

/** Tells every administrator, in the own language, something about the desk itself that wants looking after. */
export async function mailAdministrators(work: Work, newsIn: (language: Language) => DeskNews): Promise<void> {
  const administrators = await work.tx
    .selectFrom('people')
    .select(['name', 'email', 'language'])
    .where('role', '=', 'admin')
    .where('isActive', '=', true)
    .execute()
  for (const { name, email, language } of administrators) {
    if (email === null || (await suppressionsAmong(work, [email])).length > 0) continue
    // The database's check holds the column to these words.
    await send(work, { name, address: email }, newsIn(language as Language))
  }
}

async function send(work: Work, to: { name: string; address: string }, news: DeskNews): Promise<void> {
  const inbox = await defaultInbox(work.tx)
  const from = { name: inbox?.name ?? 'Mesa', address: inbox?.address ?? 'mesa@localhost' }
  const blocks: Block[] = [
    { kind: 'text', text: news.text },
    { kind: 'button', label: news.button, href: news.href },
  ]
  const letter = { html: blocks.map(blockHtml).join('\n'), text: blocks.map(blockText).join('\n\n') }
  await queueMail(work, {
    purpose: 'notification',
    inboxId: inbox?.id ?? null,
    subject: news.subject,
    isAutomatic: true,
    headerMessageId: `${work.newId()}@${from.address.slice(from.address.indexOf('@') + 1)}`,
    content: {
      ...letterOf(letter),
      from,
      replyTo: null,
      envelopeFrom: '',
      to: [to],
      cc: [],
      bcc: [],
      inReplyTo: null,
      references: [],
      headers: { ...automaticHeaders(work), 'Auto-Submitted': 'auto-generated' },
      attachmentIds: [],
    },
  })
}
