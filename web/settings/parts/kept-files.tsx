import { Button, FileButton, Input } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import { UploadChip } from '#web/ui/upload-chip.tsx'
import type { useUploads } from '#web/ui/use-uploads.ts'
import css from './kept-files.module.css'

interface Props {
  /** When they go along. */
  help: string
  /** Where those that were kept before are, followed by their ids. */
  address: string
  saved: Attachment[]
  files: Attachment[]
  uploads: ReturnType<typeof useUploads>
  onChange: (files: Attachment[]) => void
}

/** The files that go along whenever something that is kept is used. */
export function KeptFiles({ help, address, saved, files, uploads, onChange }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const addressOf = ({ id }: Attachment) => (saved.some((file) => file.id === id) ? `${address}/${id}` : undefined)
  return (
    <Input.Wrapper label={t('files')} description={help} labelElement="div">
      <ul className={css.files} aria-label={t('files')}>
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
