import type { Attachment } from '#contract/attachments.ts'
import type { Draft } from '#contract/messages.ts'
import type { ScheduledReply } from '#contract/scheduled-reply.ts'
import type { Ticket } from '#contract/tickets.ts'

/** What is being written on a ticket. */
export interface DraftContent {
  kind: 'reply' | 'note'
  bodyHtml: string
  to: string[]
  cc: string[]
  bcc: string[]
  /** Who is to take no part in the ticket any more. */
  dropped: string[]
  /** Undefined: as the inbox does. */
  quotesHistory: boolean | undefined
  attachments: Attachment[]
}

/** Whom a reply goes to when nobody says otherwise: all who take part. */
export interface UsualRecipients {
  to: string[]
  cc: string[]
}

export function usualRecipients(ticket: Pick<Ticket, 'participants'>): UsualRecipients {
  const of = (role: 'requester' | 'cc') =>
    ticket.participants.filter((one) => one.role === role).map((one) => one.address)
  return { to: of('requester'), cc: of('cc') }
}

export function contentOf(draft: Draft, usual: UsualRecipients): DraftContent {
  const { kind, bodyHtml, to, cc, bcc, quotesHistory, attachments } = draft
  return {
    ...emptyContent(kind, { to: to ?? usual.to, cc }),
    bodyHtml,
    bcc,
    attachments,
    quotesHistory: quotesHistory ?? undefined,
  }
}

/** A reply that did not leave, to be written on. */
export function contentOfReply(reply: ScheduledReply, usual: UsualRecipients): DraftContent {
  const { bodyHtml, to, cc, bcc, dropParticipants, quotesHistory, attachments } = reply
  return {
    ...emptyContent('reply', { to: to ?? usual.to, cc }),
    bodyHtml,
    bcc,
    dropped: dropParticipants,
    quotesHistory: quotesHistory ?? undefined,
    attachments,
  }
}

export function emptyContent(kind: DraftContent['kind'], { to, cc }: UsualRecipients): DraftContent {
  return { kind, bodyHtml: '', to, cc, bcc: [], dropped: [], quotesHistory: undefined, attachments: [] }
}

/** Two texts as one: nothing that was typed is dropped. */
export function joined(first: DraftContent, then: DraftContent): DraftContent {
  const body = isEmptyHtml(then.bodyHtml) ? first.bodyHtml : first.bodyHtml + then.bodyHtml
  return { ...first, bodyHtml: body, attachments: [...first.attachments, ...then.attachments] }
}

/** Whether nothing was written: an editor without text still holds an empty paragraph. */
export function isEmptyHtml(html: string): boolean {
  const text = html.replace(/<[^>]*>/g, '').replace(/&nbsp;|\s/g, '')
  return text === '' && !/<img/i.test(html)
}

export function isEmptyDraft(content: DraftContent): boolean {
  return isEmptyHtml(content.bodyHtml) && content.attachments.length === 0
}

/** The files that stand beside the text; pictures inside of it are not listed again. */
export function listedFiles(content: DraftContent, pastedIds: ReadonlySet<string>): Attachment[] {
  return content.attachments.filter((file) => !pastedIds.has(file.id) && !isInText(file, content))
}

/** The files to send: a picture that was pasted and deleted again stays behind. */
export function sentFiles(content: DraftContent, pastedIds: ReadonlySet<string>): Attachment[] {
  return content.attachments.filter((file) => !pastedIds.has(file.id) || isInText(file, content))
}

/** The source of a picture in a text of ours; the server takes it only in this shape. */
export function pictureSource(id: string): string {
  return `/api/v1/attachments/${id}`
}

export function inlineUrl(id: string): string {
  return `/api/v1/attachments/${id}?inline=1`
}

function isInText(file: Attachment, content: DraftContent): boolean {
  return content.bodyHtml.includes(`/attachments/${file.id}`)
}
