import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import { inlineUrl } from '../composer/draft-content.ts'
import { AttachedMail, isMailFile } from '../mail/attached-mail.tsx'
import css from './attachment-list.module.css'

const shownImages = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

/** The files of a message that are not pictures within its text. */
export function AttachmentList({ files }: { files: Attachment[] }) {
  const { t } = useTranslation('tickets')
  if (files.length === 0) return null
  const images = files.filter((file) => shownImages.has(file.contentType))

  return (
    <div className={css['files']}>
      {images.length > 0 && (
        <div className={css['images']}>
          {images.map((file) => (
            <a
              key={file.id}
              className={css['thumbnail']}
              href={inlineUrl(file.id)}
              target="_blank"
              rel="noreferrer"
              aria-label={t('message.openImage', { name: file.filename })}
            >
              <img src={inlineUrl(file.id)} alt="" loading="lazy" />
            </a>
          ))}
        </div>
      )}
      <ul className={css['chips']} aria-label={t('message.files')}>
        {files.map((file) => (
          <li key={file.id}>
            {isMailFile(file) ? <AttachedMail file={file} /> : <AttachmentChip attachment={file} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
