import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { AttachmentChip } from '#web/ui/attachment-chip.tsx'
import { inlineUrl } from '../composer/draft-content.ts'
import { FileButton } from '../files/file-button.tsx'
import filesCss from '../files/files.module.css'
import { kindOf } from '../files/kinds.ts'
import { AttachedMail, isMailFile } from '../mail/attached-mail.tsx'
import css from './attachment-list.module.css'

const FileViewer = lazy(async () => ({ default: (await import('../files/file-viewer.tsx')).FileViewer }))

interface Props {
  files: Attachment[]
  /** Where all of them come as one archive. */
  archiveUrl: string
}

/** The files of a message that are not pictures within its text. */
export function AttachmentList({ files, archiveUrl }: Props) {
  const { t } = useTranslation('tickets')
  const [open, setOpen] = useState<Attachment>()
  if (files.length === 0) return null
  const images = files.filter((file) => kindOf(file) === 'image')
  const shown = files.filter((file) => kindOf(file) !== undefined && !isMailFile(file))

  return (
    <div className={css['files']}>
      {images.length > 0 && (
        <div className={css['images']}>
          {images.map((file) => (
            <button
              key={file.id}
              type="button"
              className={css['thumbnail']}
              aria-haspopup="dialog"
              aria-label={t('message.openImage', { name: file.filename })}
              onClick={() => setOpen(file)}
            >
              <img src={inlineUrl(file.id)} alt="" loading="lazy" />
            </button>
          ))}
        </div>
      )}
      <ul className={css['chips']} aria-label={t('message.files')}>
        {files.map((file) => (
          <li key={file.id}>
            <FileEntry file={file} canBeShown={shown.includes(file)} onOpen={setOpen} />
          </li>
        ))}
      </ul>
      {files.length > 1 && (
        <a className={filesCss['all']} href={archiveUrl} download>
          {t('files.all')}
        </a>
      )}
      {open && (
        <Suspense>
          <FileViewer files={shown} file={open} onChange={setOpen} />
        </Suspense>
      )}
    </div>
  )
}

interface EntryProps {
  file: Attachment
  canBeShown: boolean
  onOpen: (file: Attachment) => void
}

function FileEntry({ file, canBeShown, onOpen }: EntryProps) {
  if (isMailFile(file)) return <AttachedMail file={file} />
  return canBeShown ? <FileButton file={file} onOpen={onOpen} /> : <AttachmentChip attachment={file} />
}
