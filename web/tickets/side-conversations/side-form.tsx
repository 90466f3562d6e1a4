import { Button, Checkbox, FileButton, TextInput } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import type { SideConversation } from '#contract/side-conversations.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { RichText, type RichTextHandle } from '#web/ui/rich-text.tsx'
import { UploadChip } from '#web/ui/upload-chip.tsx'
import { useUploads } from '#web/ui/use-uploads.ts'
import { AddressField } from '../composer/address-field.tsx'
import { isEmptyHtml, pictureSource } from '../composer/draft-content.ts'
import fieldsCss from '../forwarding/recipient-fields.module.css'
import css from './side-conversations.module.css'
import { type SideText, useKeptText } from './use-kept-text.ts'
import { useSide } from './use-side.ts'

interface Props {
  ticket: Ticket
  /** Undefined: a new one. */
  conversation: SideConversation | undefined
  onStarted: (id: string) => void
}

/** Writes to somebody outside: begins a conversation, or goes on with one. */
export function SideForm({ ticket, conversation, onStarted }: Props) {
  const { t } = useTranslation('tickets')
  const kept = useKeptText(`${ticket.number}.${conversation?.id ?? 'new'}`, emptyText(ticket, conversation))
  const { text, change } = kept
  const editor = useRef<RichTextHandle>(null)
  const [isTried, setTried] = useState(false)
  const [holds, setHolds] = useState(ticket.status !== 'on_hold' && conversation === undefined && ticket.can.change)
  const { start, write } = useSide(ticket.number)
  const sending = conversation === undefined ? start : write
  const refused = useFieldErrors(sending.error)
  const latestChange = useRef(change)
  latestChange.current = change
  const onUploaded = useCallback((file: Attachment, source: File, isInline: boolean) => {
    latestChange.current((before) => ({ attachments: [...before.attachments, file] }))
    if (isInline) editor.current?.insertImage(pictureSource(file.id), source.name)
  }, [])
  const uploads = useUploads(onUploaded)
  const missing = missingIn(text)
  const mayHold = ticket.can.change && ['new', 'open', 'pending'].includes(ticket.status)

  function submit() {
    setTried(true)
    if (missing.length > 0 || uploads.isBusy) return
    const { subject, to, cc, bodyHtml, attachments } = text
    const common = {
      to,
      cc,
      bodyHtml,
      attachmentIds: attachments.map(({ id }) => id),
      ...(mayHold && holds && { status: 'on_hold' as const }),
    }
    const done = () => {
      setTried(false)
      kept.clear()
    }
    if (conversation !== undefined) {
      write.mutate({ id: conversation.id, ...common }, { onSuccess: done })
      return
    }
    start.mutate(
      { subject, ...common },
      {
        onSuccess: ({ id }) => {
          done()
          onStarted(id)
        },
      },
    )
  }
  const errorOf = (field: keyof SideText, word: Missing) =>
    isTried && missing.includes(word) ? t(`side.missing.${word}`) : refused.of(field)
  const pictures = (files: File[]) => files.filter((file) => file.type.startsWith('image/'))

  return (
    <form
      className={css['form']}
      aria-label={t(conversation === undefined ? 'side.new' : 'side.write')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FileDrop className={css['form']} onFiles={uploads.add}>
        <div className={fieldsCss['fields']}>
          {(['to', 'cc'] as const).map((field) => (
            <AddressField
              key={field}
              label={t(`composer.${field}`)}
              addresses={text[field]}
              onChange={(addresses) => change(() => ({ [field]: addresses }))}
              startsFocused={field === 'to' && text.to.length === 0}
              error={field === 'to' ? errorOf('to', 'to') : refused.of(field)}
            />
          ))}
        </div>
        {conversation === undefined && (
          <TextInput
            label={t('side.subject')}
            value={text.subject}
            maxLength={300}
            onChange={(event) => {
              const subject = event.currentTarget.value
              change(() => ({ subject }))
            }}
            error={errorOf('subject', 'subject')}
          />
        )}
        <RichText
          value={text.bodyHtml}
          onChange={(bodyHtml) => change(() => ({ bodyHtml }))}
          label={t('side.text')}
          placeholder={t('side.placeholder')}
          onFiles={(files) => {
            uploads.add(pictures(files), true)
            uploads.add(files.filter((file) => !pictures(files).includes(file)))
          }}
          onSubmit={submit}
          editorRef={editor}
        />
        {errorOf('bodyHtml', 'text') !== undefined && (
          <p role="alert" className={css['error']}>
            {errorOf('bodyHtml', 'text')}
          </p>
        )}
        <Files text={text} change={change} uploads={uploads} />
      </FileDrop>
      {refused.rest && (
        <p role="alert" className={css['error']}>
          {refused.rest}
        </p>
      )}
      {isTried && uploads.isBusy && (
        <p role="status" className={css['error']}>
          {t('side.uploading')}
        </p>
      )}
      <div className={css['foot']}>
        <FileButton multiple onChange={(files) => uploads.add(files)}>
          {(props) => (
            <Button {...props} variant="subtle" size="compact-sm" leftSection={<IconPaperclip size={15} aria-hidden />}>
              {t('side.attach')}
            </Button>
          )}
        </FileButton>
        {mayHold && (
          <Checkbox
            size="xs"
            label={t('side.hold')}
            checked={holds}
            onChange={(event) => setHolds(event.currentTarget.checked)}
          />
        )}
        <Button type="submit" size="sm" loading={sending.isPending}>
          {t('side.send')}
        </Button>
      </div>
    </form>
  )
}

interface FilesProps {
  text: SideText
  change: ReturnType<typeof useKeptText>['change']
  uploads: ReturnType<typeof useUploads>
}

function Files({ text, change, uploads }: FilesProps) {
  const { t } = useTranslation('tickets')
  const beside = text.attachments.filter(({ id }) => !text.bodyHtml.includes(`/attachments/${id}`))
  if (beside.length === 0 && uploads.uploads.length === 0) return null
  const remove = (id: string) =>
    change((before) => ({ attachments: before.attachments.filter((one) => one.id !== id) }))
  return (
    <ul className={css['files']} aria-label={t('composer.files')}>
      {beside.map((file) => (
        <li key={file.id}>
          <AttachmentChip attachment={file} onRemove={() => remove(file.id)} />
        </li>
      ))}
      {uploads.uploads.map((upload) => (
        <li key={upload.id}>
          <UploadChip
            upload={upload}
            onRemove={() => uploads.remove(upload.id)}
            onRetry={() => uploads.retry(upload)}
          />
        </li>
      ))}
    </ul>
  )
}

type Missing = 'to' | 'subject' | 'text'

function missingIn({ to, subject, bodyHtml, attachments }: SideText): Missing[] {
  return [
    ...(to.length === 0 ? (['to'] as const) : []),
    ...(subject.trim() === '' ? (['subject'] as const) : []),
    ...(isEmptyHtml(bodyHtml) && attachments.length === 0 ? (['text'] as const) : []),
  ]
}

function emptyText(ticket: Ticket, conversation: SideConversation | undefined): SideText {
  return {
    subject: conversation?.subject ?? ticket.subject,
    to: conversation?.people.map(({ address }) => address) ?? [],
    cc: [],
    bodyHtml: '',
    attachments: [],
  }
}
