import { Checkbox, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '#contract/messages.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useFormat } from '#web/lib/format.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { RichText } from '#web/ui/rich-text.tsx'
import { emptyRecipients, RecipientFields, type RecipientLists } from './recipient-fields.tsx'
import { useForward } from './use-passing-on.ts'

interface Props {
  number: number
  message: Message
  /** Its text below the comment, or the whole mail as a file. */
  as: 'text' | 'mail'
  onClose: () => void
}

/** Passes a message on to somebody outside, with a comment. */
export function ForwardDialog({ number, message, as, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const [recipients, setRecipients] = useState<RecipientLists>(emptyRecipients)
  const [comment, setComment] = useState('')
  const files = message.attachments.filter((file) => !file.isInline)
  const [kept, setKept] = useState(files.map(({ id }) => id))
  const [isTried, setTried] = useState(false)
  const forward = useForward(number, message.id, onClose)
  const refused = useFieldErrors(forward.error)
  const isMissing = recipients.to.length === 0

  const submit = () => {
    setTried(true)
    const files = as === 'text' ? { keptAttachmentIds: kept } : {}
    if (!isMissing) forward.mutate({ ...recipients, as, ...files, ...(comment !== '' && { bodyHtml: comment }) })
  }
  return (
    <FormModal
      title={t(as === 'text' ? 'forward.title' : 'forward.titleMail')}
      text={t('forward.text')}
      submitLabel={t('forward.submit')}
      isDirty={comment !== '' || recipients.to.length > 0}
      isSaving={forward.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <RecipientFields
        value={recipients}
        onChange={setRecipients}
        errorOf={(field) => (isTried && isMissing && field === 'to' ? t('forward.toMissing') : refused.of(field))}
      />
      <RichText value={comment} onChange={setComment} label={t('forward.comment')} placeholder={t('forward.comment')} />
      {as === 'text' && files.length > 0 && <KeptFiles files={files} kept={kept} onChange={setKept} />}
    </FormModal>
  )
}

interface KeptProps {
  files: Message['attachments']
  kept: string[]
  onChange: (ids: string[]) => void
}

function KeptFiles({ files, kept, onChange }: KeptProps) {
  const { t } = useTranslation('tickets')
  const format = useFormat()
  return (
    <Checkbox.Group label={t('forward.files')} value={kept} onChange={onChange}>
      <Stack gap={6} mt={6}>
        {files.map(({ id, filename, size }) => (
          <Checkbox key={id} value={id} label={filename} description={format.bytes(size)} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
