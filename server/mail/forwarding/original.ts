import type { Language } from '#contract/common.ts'
import { escapeHtml } from '../../texts/index.ts'
import { htmlOf, type MessageRow, type TicketRow } from '../../tickets/index.ts'
import { writtenRecipients } from '../message-recipients.ts'
import type { Value } from '../templates/render.ts'
import { wordsFor } from '../words.ts'
import type { KeptFile } from './kept-files.ts'

/** A message as mail programs pass it on: who wrote it, when and to whom, then its text. Blind copies are not told. */
export function quotedOriginal(original: MessageRow, ticket: TicketRow, files: KeptFile[]): Value {
  // The database's check holds the column to these words.
  const facts = factsOf(original, ticket.language as Language)
  const mark = `---------- ${wordsFor(ticket.language as Language)('forwarded')} ----------`
  const lines = [mark, ...facts.map(([label, value]) => `${label}: ${value}`)]
  return {
    html: `<div><p>${lines.map(escapeHtml).join('<br>')}</p>${withOwnPictures(htmlOf(original), files)}</div>`,
    text: `${lines.join('\n')}\n\n${original.bodyText}`,
  }
}

function factsOf(original: MessageRow, language: Language): [string, string][] {
  const t = wordsFor(language)
  const { to, cc } = writtenRecipients(original)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(original.createdAt)
  const facts: [string, string][] = [
    [t('forwardedFrom'), mailboxText({ name: original.fromName, address: original.fromAddress ?? '' })],
    [t('forwardedDate'), date],
    [t('forwardedSubject'), original.subject],
    [t('forwardedTo'), to.map(mailboxText).join(', ')],
    [t('forwardedCc'), cc.map(mailboxText).join(', ')],
  ]
  return facts.filter(([, value]) => value !== '')
}

function mailboxText({ name, address }: { name: string; address: string }): string {
  if (address === '') return name
  return name === '' ? address : `${name} <${address}>`
}

/** Its pictures are those of the message that passes it on: the former ones are out of the reader's mail. */
function withOwnPictures(html: string, files: KeptFile[]): string {
  let own = html
  for (const { id, formerId, contentId } of files) {
    own = own.replaceAll(`/api/v1/attachments/${formerId}`, `/api/v1/attachments/${id}`)
    if (contentId !== null) own = own.replaceAll(`"cid:${escapeHtml(contentId)}"`, `"/api/v1/attachments/${id}"`)
  }
  return own
}
