import { IconFileMusic, IconFileText, IconMovie, IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './files.module.css'
import { type FileKind, kindOf } from './kinds.ts'

const icons = { image: IconPhoto, pdf: IconFileText, text: IconFileText, audio: IconFileMusic, video: IconMovie }

/** A file that can be looked at without leaving the page. */
export function FileButton({ file, onOpen }: { file: Attachment; onOpen: (file: Attachment) => void }) {
  const { t } = useTranslation('tickets')
  const { bytes } = useFormat()
  const kind: FileKind = kindOf(file) ?? 'text'
  const Icon = icons[kind]
  return (
    <button
      type="button"
      className={css['open']}
      aria-haspopup="dialog"
      title={t('files.open', { name: file.filename })}
      onClick={() => onOpen(file)}
    >
      <Icon size={15} aria-hidden />
      <span className={css['openName']}>{file.filename}</span>
      <span className={css['facts']}>{bytes(file.size)}</span>
    </button>
  )
}
