import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import css from './composer.module.css'
import type { Composer } from './use-composer.ts'
import type { Upload } from './use-uploads.ts'

/** Files that go with the message: there already, on their way, or failed. */
export function ComposerFiles({ composer }: { composer: Composer }) {
  const { t } = useTranslation('tickets')
  const { files, uploads, change } = composer
  if (files.length === 0 && uploads.uploads.length === 0) return null

  function remove(id: string) {
    change((before) => ({ attachments: before.attachments.filter((file) => file.id !== id) }))
  }

  return (
    <ul className={css['files']} aria-label={t('composer.files')}>
      {files.map((file) => (
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

interface ChipProps {
  upload: Upload
  onRemove: () => void
  onRetry: () => void
}

export function UploadChip({ upload, onRemove, onRetry }: ChipProps) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const { file, fraction, error } = upload
  const shown = { filename: file.name, contentType: file.type, size: file.size }
  if (error === undefined) return <AttachmentChip attachment={shown} progress={fraction} onRemove={onRemove} />

  return (
    <span className={css['failedFile']} role="alert">
      <AttachmentChip attachment={shown} onRemove={onRemove} />
      <span>{t('composer.uploadFailed', { name: file.name, error: errorText(error) })}</span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={onRetry}
        aria-label={t('composer.uploadRetry', { name: file.name })}
      >
        {t('pane.retry')}
      </Button>
    </span>
  )
}
