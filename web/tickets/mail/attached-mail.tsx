import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconMail } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { useFormat } from '#web/lib/format.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from './attached-mail.module.css'

const MailInsideView = lazy(async () => ({ default: (await import('./mail-inside.tsx')).MailInsideView }))

export function isMailFile({ contentType, filename }: Pick<Attachment, 'contentType' | 'filename'>): boolean {
  if (contentType === 'message/rfc822' || contentType === 'message/global') return true
  return contentType === 'application/octet-stream' && filename.toLowerCase().endsWith('.eml')
}

/** An attached mail: a press opens it. */
export function AttachedMail({ file }: { file: Attachment }) {
  const { t } = useTranslation('tickets')
  const { bytes } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false

  return (
    <>
      <button
        type="button"
        className={css['chip']}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-label={t('inside.open', { name: file.filename })}
      >
        <IconMail size={15} aria-hidden />
        <span className={css['name']}>{file.filename}</span>
        <span className={css['size']}>{bytes(file.size)}</span>
      </button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('inside.title')} size="xl" fullScreen={isNarrow}>
        <Suspense fallback={<SkeletonLines />}>
          <MailInsideView id={file.id} />
        </Suspense>
      </Modal>
    </>
  )
}
