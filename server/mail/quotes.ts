import type { Language } from '#contract/common.ts'
import type { Work } from '../kernel/context.ts'
import { htmlOf, type MessageRow } from '../tickets/index.ts'
import type { Block } from './letter.ts'
import { wordsFor } from './words.ts'

type Quotable = Pick<MessageRow, 'bodyText' | 'bodyHtml' | 'newText' | 'fromName' | 'createdAt'>

/** Longer texts are cut: the whole is in the ticket. */
const maxQuotedText = 20_000
const maxQuotedHtml = 100_000

/** The newest public message of a ticket, other than the one being written. */
export async function lastPublicMessage(
  work: Work,
  ticketId: string,
  except?: string,
): Promise<MessageRow | undefined> {
  return work.tx
    .selectFrom('messages')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .where('kind', '<>', 'note')
    .$if(except !== undefined, (query) => query.where('id', '<>', except ?? ''))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A message as the history below an answer; pictures inside it are left out, as they would point nowhere. */
export function quoteOf(message: Quotable | undefined, language: Language): Block[] {
  if (message === undefined) return []
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(message.createdAt)
  const intro = wordsFor(language)('wrote', { date, name: message.fromName })
  const html = htmlOf(message).replace(/<img\b[^>]*>/gi, '')
  const usesText = html.length > maxQuotedHtml
  return [
    {
      kind: 'quote',
      intro,
      html: usesText ? htmlOf({ bodyText: message.newText.slice(0, maxQuotedText), bodyHtml: null }) : html,
      text: message.newText.slice(0, maxQuotedText),
    },
  ]
}
