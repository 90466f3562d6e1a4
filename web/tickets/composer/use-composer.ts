import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import type { FieldChanges } from '#contract/fields.ts'
import type { ScheduledReply } from '#contract/scheduled-reply.ts'
import { unfilledIn } from '#contract/template-variables.ts'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMe } from '#web/lib/me.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError, showSuccess, showWarning } from '#web/ui/notify.ts'
import type { RichTextHandle } from '#web/ui/rich-text.tsx'
import { useUploads } from '#web/ui/use-uploads.ts'
import { useMoment } from '../use-moment.ts'
import {
  contentOfReply,
  type DraftContent,
  isEmptyDraft,
  isEmptyHtml,
  listedFiles,
  pictureSource,
  sentFiles,
  usualRecipients,
} from './draft-content.ts'
import { type SendChoice, statusToSet } from './send-choices.ts'
import { useDraft } from './use-draft.ts'
import { useRememberedChoice } from './use-remembered-choice.ts'
import { useSeen } from './use-seen.ts'
import { useSend } from './use-send.ts'

export type Problem = 'empty' | 'files' | 'noRecipient' | 'unfilled'

export type Composer = ReturnType<typeof useComposer>

/** Everything about writing on a ticket: the draft, its files, and sending it. */
export function useComposer(ticket: Ticket) {
  const { t } = useTranslation('tickets')
  const { list } = useFormat()
  const moment = useMoment()
  const me = useMe()
  const editor = useRef<RichTextHandle>(null)
  const pasted = useRef(new Set<string>())
  const last = useRef<{ choice: SendChoice; sendAt: string | undefined }>({ choice: 'as_is', sendAt: undefined })
  const [isOpen, setOpen] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const usual = useMemo(() => usualRecipients(ticket), [ticket])
  const draft = useDraft(ticket.number, ticket.can.reply ? 'reply' : 'note', usual)
  const { content, change } = draft
  const isWriting = content !== undefined && !isEmptyDraft(content)
  const { seen, look } = useSeen(ticket, isWriting)
  const choice = useRememberedChoice(me.id, content?.kind ?? 'reply', ticket)

  const onUploaded = useCallback(
    (attachment: Attachment, file: File, isInline: boolean) => {
      change((before) => ({ attachments: [...before.attachments, attachment] }))
      if (!isInline) return
      pasted.current.add(attachment.id)
      editor.current?.insertImage(pictureSource(attachment.id), file.name)
    },
    [change],
  )
  const uploads = useUploads(onUploaded)
  const sending = useSend(ticket.number, {
    onSent: (outgoing, mentions) => {
      draft.clear()
      const unreached = mentions.filter(({ sees }) => !sees).map(({ person }) => person.name)
      if (unreached.length > 0) showWarning(t('send.unreached', { names: list(unreached) }))
      // A reply that waits tells itself, where it can be taken back.
      if (outgoing.kind === 'note') showSuccess(t('send.noteDone'))
      if (outgoing.kind === 'reply' && me.isInTraining) showSuccess(t('approval.proposed'))
      else if (outgoing.sendAt !== undefined) showSuccess(t('scheduled.done', { when: moment(outgoing.sendAt) }))
    },
    onRefused: draft.release,
  })

  function send(wanted: SendChoice, sendAt?: string): void {
    if (!content || sending.state.kind === 'sending') return
    const next = problemOf(content, uploads.isBusy)
    setProblem(next)
    if (next !== undefined) return
    choice.remember(wanted)
    last.current = { choice: wanted, sendAt }
    const { kind, bodyHtml, to, cc, bcc, dropped, quotesHistory } = content
    const attachmentIds = sentFiles(content, pasted.current).map((file) => file.id)
    const status = statusToSet(wanted, ticket)
    const outgoing = { kind, bodyHtml, to, cc, bcc, dropped, quotesHistory, attachmentIds, status, sendAt }
    draft.hold()
    void sending.send(outgoing, seen)
  }

  function sendAgain(): void {
    send(last.current.choice, last.current.sendAt)
  }

  /** Whether a reply that did not leave is safe where it is written on. */
  async function takeBack(reply: ScheduledReply): Promise<boolean> {
    setOpen(true)
    const outcome = await draft.giveBack(contentOfReply(reply, usual))
    if (outcome === 'refused') showWarning(t('scheduled.finishNote'))
    else focusSoon(editor)
    return outcome === 'saved'
  }

  return {
    number: ticket.number,
    content,
    usual,
    draft,
    uploads,
    editor,
    problem,
    choice,
    sending,
    isOpen: isOpen || isWriting,
    setOpen,
    send: (wanted: SendChoice) => send(wanted),
    sendLater: (sendAt: string) => send(choice.preferred, sendAt),
    takeBack,
    change: (patch: Parameters<typeof change>[0]) => {
      setProblem(undefined)
      change(patch)
    },
    files: content ? listedFiles(content, pasted.current) : [],
    /** Pictures go into the text, other files beside it. */
    pasteFiles: (files: File[]) => {
      uploads.add(files.filter(isPicture), true)
      uploads.add(files.filter((file) => !isPicture(file)))
    },
    /** Files that came with a text go along with what is written. */
    takeFiles: (files: Attachment[]) => change((before) => ({ attachments: [...before.attachments, ...files] })),
    /** Tries the same content again, under the same key. */
    resend: () => {
      if (sending.state.kind === 'failed') sendAgain()
    },
    /** Fills in what a solved ticket has to say, and sends what was refused without it. */
    fillAndResend: (fields: FieldChanges) => {
      api.tickets.change({ params: { number: ticket.number }, body: { fields } }).then((changed) => {
        queryClient.setQueryData(keys.ticket(ticket.number), changed)
        look(changed)
        if (sending.state.kind === 'failed') sendAgain()
      }, showError)
    },
    /** Sends what was stopped, knowing what is new. */
    sendAnyway: () => {
      const { state } = sending
      if (state.kind !== 'conflict') return
      look(state.ticket)
      draft.hold()
      void sending.send(state.outgoing, { version: state.ticket.version, at: state.ticket.updatedAt })
    },
    keepWriting: () => {
      if (sending.state.kind === 'conflict') look(sending.state.ticket)
      sending.dismiss()
      editor.current?.focus()
    },
    write: (kind: 'reply' | 'note') => {
      setOpen(true)
      change({ kind })
      focusSoon(editor)
    },
    /** Puts a text before the agent that somebody else wrote, as a macro does; what is written already stays before it. */
    takeReply: (bodyHtml: string, wanted: SendChoice | null) => {
      setOpen(true)
      if (wanted !== null) choice.suggest(wanted)
      change((before) => ({
        kind: 'reply',
        bodyHtml: isEmptyHtml(before.bodyHtml) ? bodyHtml : before.bodyHtml + bodyHtml,
      }))
      focusSoon(editor)
    },
    isEmpty: content === undefined || (isEmptyHtml(content.bodyHtml) && content.attachments.length === 0),
  }
}

/** The editor may be about to appear, or still on its way. */
function focusSoon(editor: RefObject<RichTextHandle | null>, attempts = 60): void {
  window.setTimeout(() => {
    if (editor.current) editor.current.focus()
    else if (attempts > 0) focusSoon(editor, attempts - 1)
  }, 50)
}

/** What must be mended before it can be sent. A requester without an address reads the portal. */
function problemOf(content: DraftContent, isUploading: boolean): Problem | undefined {
  if (isUploading) return 'files'
  if (isEmptyDraft(content)) return 'empty'
  // A requester must not read the name of a variable; a note may well speak of one.
  if (content.kind === 'reply' && unfilledIn(content.bodyHtml).length > 0) return 'unfilled'
  const isLost = content.kind === 'reply' && content.to.length === 0 && content.cc.length + content.bcc.length > 0
  return isLost ? 'noRecipient' : undefined
}

function isPicture(file: File): boolean {
  return /^image\/(png|jpeg|gif|webp)$/.test(file.type)
}
