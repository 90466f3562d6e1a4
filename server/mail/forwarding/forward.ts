import type { forwarding } from '#contract/forwarding.ts'
import type { Input } from '#contract/operation.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { htmlFromText } from '../../texts/index.ts'
import { addMessage, bodyOf, lockTicket, type MessageRow, refuseOwn, type TicketRow } from '../../tickets/index.ts'
import { dressed } from '../letter.ts'
import { keptFiles } from './kept-files.ts'
import { mailOf } from './mail-file.ts'
import { forwardSubject, mailForward } from './mail-forward.ts'
import { mailboxes } from './mailboxes.ts'
import { getMessageOf } from './message.ts'
import { quotedOriginal } from './original.ts'

type ForwardDraft = Input<typeof forwarding.forward>['body']

/** Passes a message on. What is written and who gets it is kept as a note that left the desk. */
export async function forwardMessage(
  ctx: Ctx,
  actor: PersonActor,
  request: { number: number; messageId: string; draft: ForwardDraft },
): Promise<string> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, request.number)
    const original = await getMessageOf(work, ticket, request.messageId)
    return forward(work, actor, { ticket, original, draft: request.draft })
  })
}

interface Forward {
  ticket: TicketRow
  original: MessageRow
  draft: ForwardDraft
}

async function forward(work: Work, actor: PersonActor, { ticket, original, draft }: Forward): Promise<string> {
  const recipients = { to: mailboxes(draft.to), cc: mailboxes(draft.cc), bcc: mailboxes(draft.bcc) }
  await refuseOwn(work, recipients)
  const comment = bodyOf(draft)
  const { piece, fileIds } = await originalAs(work, ticket, original, draft)
  const commentHtml = comment.bodyHtml ?? htmlFromText(comment.bodyText)
  const { message } = await addMessage(
    work,
    ticket,
    {
      bodyText: [comment.bodyText, piece.text].filter((text) => text !== '').join('\n\n'),
      bodyHtml: `${commentHtml}${piece.html === '' ? '' : `<div data-quoted="whole">${piece.html}</div>`}`,
      newText: comment.bodyText || forwardSubject(original),
      kind: 'note',
      direction: 'out',
      authorId: actor.id,
      from: { name: actor.name, address: null },
      ...recipients,
      channel: 'email',
      isAutomatic: false,
      forwardOf: original.id,
      attachmentIds: [...fileIds, ...draft.attachmentIds],
    },
    { kind: 'person', personId: actor.id },
  )
  await mailForward(work, ticket, message, { html: dressed(commentHtml), text: comment.bodyText }, piece)
  return message.id
}

async function originalAs(work: Work, ticket: TicketRow, original: MessageRow, draft: ForwardDraft) {
  if (draft.as === 'mail') {
    return { piece: { html: '', text: '' }, fileIds: [await mailOf(work, ticket, original)] }
  }
  const files = await keptFiles(work, original, draft.keptAttachmentIds)
  return { piece: quotedOriginal(original, ticket, files), fileIds: files.map(({ id }) => id) }
}
