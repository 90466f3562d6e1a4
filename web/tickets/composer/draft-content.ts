import type { Attachment } from '#contract/attachments.ts'
import type { Draft } from '#contract/messages.ts'

/** What is being written on a ticket. */
export interface DraftContent {
  kind: 'reply' | 'note'
  bodyHtml: string
  cc: string[]
  attachments: Attachment[]
}

export function contentOf(draft: Draft): DraftContent {
  const { kind, bodyHtml, cc, attachments } = draft
  return { kind, bodyHtml, cc, attachments }
}

export function emptyContent(kind: DraftContent['kind'], cc: string[]): DraftContent {
  return { kind, bodyHtml: '', cc, attachments: [] }
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
