import { Button, FileButton, Input } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import { UploadChip } from '#web/ui/upload-chip.tsx'
import type { useUploads } from '#web/ui/use-uploads.ts'
import css from './text-files.module.css'

interface Props {
  /** Undefined: a text that is not kept yet. */
  textId: string | undefined
  saved: Attachment[]
  files: Attachment[]
  uploads: ReturnType<typeof useUploads>
  onChange: (files: Attachment[]) => void
}

/** The files that go along whenever the text is used. */
export function TextFiles({ textId, saved, files, uploads, onChange }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const addressOf = ({ id }: Attachment) =>
    saved.some((file) => file.id === id) ? `/api/v1/ready-texts/${textId}/files/${id}` : undefined
  return (
    <Input.Wrapper label={t('texts.files')} description={t('texts.filesHelp')} labelElement="div">
      <ul className={css.files} aria-label={t('texts.files')}>
        {files.map((file) => (
          <li key={file.id}>
            <AttachmentChip
              attachment={file}
              href={addressOf(file)}
              onRemove={() => onChange(files.filter(({ id }) => id !== file.id))}
            />
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
      <FileButton multiple onChange={(chosen) => uploads.add(chosen)}>
        {(props) => (
          <Button {...props} size="xs" variant="default" leftSection={<IconPaperclip size={15} aria-hidden />}>
            {common('addFiles')}
          </Button>
        )}
      </FileButton>
    </Input.Wrapper>
  )
}
