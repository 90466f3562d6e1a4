import { Button, FileButton, InputLabel } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { RichText } from '#web/ui/rich-text.tsx'
import { UploadChip } from '#web/ui/upload-chip.tsx'
import type { useUploads } from '#web/ui/use-uploads.ts'
import css from './new-ticket.module.css'
import type { NewTicketForm } from './new-ticket-form.ts'

interface Props {
  form: NewTicketForm
  uploads: ReturnType<typeof useUploads>
  onSubmit: () => void
}

export function BodyField({ form, uploads, onSubmit }: Props) {
  const { t } = useTranslation('tickets')
  const { attachments, bodyHtml } = form.values

  function remove(id: string) {
    form.setFieldValue(
      'attachments',
      attachments.filter((file) => file.id !== id),
    )
  }

  return (
    <FileDrop onFiles={uploads.add}>
      <InputLabel labelElement="div">{t('new.body')}</InputLabel>
      <RichText
        label={t('new.body')}
        placeholder={t('new.bodyPlaceholder')}
        value={bodyHtml}
        onChange={(html) => form.setFieldValue('bodyHtml', html)}
        onFiles={uploads.add}
        onSubmit={onSubmit}
        minHeight={140}
      />
      <div className={css['files']}>
        <FileButton multiple onChange={uploads.add}>
          {(button) => (
            <Button {...button} size="xs" variant="default" leftSection={<IconPaperclip size={15} />}>
              {t('composer.attach')}
            </Button>
          )}
        </FileButton>
        {attachments.map((file) => (
          <AttachmentChip key={file.id} attachment={file} onRemove={() => remove(file.id)} />
        ))}
        {uploads.uploads.map((upload) => (
          <UploadChip
            key={upload.id}
            upload={upload}
            onRemove={() => uploads.remove(upload.id)}
            onRetry={() => uploads.retry(upload)}
          />
        ))}
      </div>
    </FileDrop>
  )
}
