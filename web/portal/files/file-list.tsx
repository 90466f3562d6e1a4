import { IconAlertCircle, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import css from './file-list.module.css'
import type { Upload } from './uploads.ts'
import type { Files } from './use-files.ts'

/** The files that go with what is being written. */
export function FileList({ files }: { files: Files }) {
  const { t } = useTranslation('portal')
  return (
    <>
      {files.uploads.length > 0 && (
        <ul className={css['list']} aria-label={t('files.list')}>
          {files.uploads.map((upload) => (
            <li key={upload.key}>
              <AttachmentChip
                attachment={{ filename: upload.name, contentType: upload.contentType, size: upload.size }}
                progress={upload.attachment || upload.error !== undefined ? undefined : upload.progress}
                onRemove={() => files.remove(upload.key)}
              />
              {upload.error !== undefined && <Failure upload={upload} onRetry={() => files.retry(upload.key)} />}
            </li>
          ))}
        </ul>
      )}
      <p className="visually-hidden" aria-live="polite">
        {files.uploads
          .filter((upload) => upload.attachment)
          .map((upload) => t('files.done', { name: upload.name }))
          .at(-1)}
      </p>
    </>
  )
}

function Failure({ upload, onRetry }: { upload: Upload; onRetry: () => void }) {
  const { t } = useTranslation('portal')
  return (
    <span className={css['failure']} role="alert">
      <IconAlertCircle size={15} aria-hidden />
      <span>{t('files.failed', { name: upload.name, why: upload.error ?? '' })}</span>
      <button
        type="button"
        className={css['retry']}
        onClick={onRetry}
        aria-label={t('files.retry', { name: upload.name })}
      >
        <IconRefresh size={15} aria-hidden />
      </button>
    </span>
  )
}
