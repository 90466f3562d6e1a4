import { useTranslation } from 'react-i18next'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import { UploadChip } from '#web/ui/upload-chip.tsx'
import css from './composer.module.css'
import type { Composer } from './use-composer.ts'

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
