import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { AttachmentChip } from './attachment-chip.tsx'
import css from './upload-chip.module.css'
import type { Upload } from './use-uploads.ts'

interface ChipProps {
  upload: Upload
  onRemove: () => void
  onRetry: () => void
}

/** A file on its way to the server, or one that did not get there. */
export function UploadChip({ upload, onRemove, onRetry }: ChipProps) {
  const { t } = useTranslation('common')
  const errorText = useErrorText()
  const { file, fraction, error } = upload
  const shown = { filename: file.name, contentType: file.type, size: file.size }
  if (error === undefined) return <AttachmentChip attachment={shown} progress={fraction} onRemove={onRemove} />

  return (
    <span className={css.failed} role="alert">
      <AttachmentChip attachment={shown} onRemove={onRemove} />
      <span>{t('uploadFailed', { name: file.name, error: errorText(error) })}</span>
      <Button size="compact-xs" variant="default" onClick={onRetry} aria-label={t('uploadRetry', { name: file.name })}>
        {t('retry')}
      </Button>
    </span>
  )
}
