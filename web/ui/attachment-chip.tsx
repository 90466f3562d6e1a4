import { IconDownload, IconFile, IconFileText, IconFileZip, IconPhoto, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './attachment-chip.module.css'

interface Props {
  attachment: Pick<Attachment, 'filename' | 'contentType' | 'size'> & { id?: string }
  onRemove?: () => void
  /** Where it is, when not among what was written and uploaded. */
  href?: string | undefined
  /** 0 … 1 while it is being sent. */
  progress?: number | undefined
}

/** A file: its name leads to it, or it can be taken off again. */
export function AttachmentChip({ attachment, onRemove, href, progress }: Props) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const { filename, id, size } = attachment
  const isSent = progress === undefined && id !== undefined
  const label = (
    <>
      <FileIcon contentType={attachment.contentType} />
      <span className={css.name}>{filename}</span>
      <span className={css.size}>{format.bytes(size)}</span>
    </>
  )

  return (
    <span className={css.chip}>
      {isSent ? (
        <a
          className={css.link}
          href={href ?? `/api/v1/attachments/${id}`}
          download={filename}
          title={t('downloadFile', { name: filename, size: format.bytes(size) })}
        >
          {label}
          {!onRemove && <IconDownload className={css.get} size={14} aria-hidden />}
        </a>
      ) : (
        <span className={css.link}>{label}</span>
      )}
      {onRemove && (
        <button
          type="button"
          className={css.remove}
          onClick={onRemove}
          aria-label={t('removeNamed', { name: filename })}
        >
          <IconX size={13} />
        </button>
      )}
      {progress !== undefined && (
        <progress className={css.progress} value={progress} aria-label={t('uploading', { name: filename })} />
      )}
    </span>
  )
}

function FileIcon({ contentType }: { contentType: string }) {
  if (contentType.startsWith('image/')) return <IconPhoto size={15} aria-hidden />
  if (contentType.startsWith('text/') || contentType === 'application/pdf')
    return <IconFileText size={15} aria-hidden />
  if (/zip|tar|compressed/.test(contentType)) return <IconFileZip size={15} aria-hidden />
  return <IconFile size={15} aria-hidden />
}
