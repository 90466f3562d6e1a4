import { ActionIcon, Modal } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { useFormat } from '#web/lib/format.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { inlineUrl } from '../composer/draft-content.ts'
import css from './files.module.css'
import { kindOf } from './kinds.ts'
import { MediaView } from './media-view.tsx'
import { TextView } from './text-view.tsx'

const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }))

interface Props {
  files: Attachment[]
  file: Attachment
  onChange: (file: Attachment | undefined) => void
}

/** One file after the other over the page; arrows lead to the next. */
export function FileViewer({ files, file, onChange }: Props) {
  const { t } = useTranslation('tickets')
  const { bytes } = useFormat()
  const place = files.findIndex((one) => one.id === file.id)
  const [before, after] = [files[place - 1], files[place + 1]]
  useHotkeys([
    ['ArrowLeft', () => before && onChange(before)],
    ['ArrowRight', () => after && onChange(after)],
  ])

  return (
    <Modal.Root opened fullScreen onClose={() => onChange(undefined)}>
      <Modal.Overlay />
      <Modal.Content className={css['viewer'] ?? ''}>
        <Modal.Header className={css['head'] ?? ''}>
          <Modal.Title className={css['name'] ?? ''}>{file.filename}</Modal.Title>
          <span className={css['facts']}>
            {bytes(file.size)}
            {files.length > 1 && ` · ${t('files.place', { place: place + 1, count: files.length })}`}
          </span>
          <Step label={t('files.before')} to={before} onChange={onChange} icon={<IconChevronLeft size={18} />} />
          <Step label={t('files.after')} to={after} onChange={onChange} icon={<IconChevronRight size={18} />} />
          <ActionIcon
            component="a"
            variant="subtle"
            color="gray"
            href={`/api/v1/attachments/${file.id}`}
            download={file.filename}
            aria-label={t('files.download', { name: file.filename })}
          >
            <IconDownload size={18} />
          </ActionIcon>
          <Modal.CloseButton aria-label={t('files.close')} />
        </Modal.Header>
        <Modal.Body className={css['body'] ?? ''}>
          <Suspense fallback={<SkeletonLines />}>
            <FileView key={file.id} file={file} />
          </Suspense>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function FileView({ file }: { file: Attachment }) {
  const { t } = useTranslation('tickets')
  switch (kindOf(file)) {
    case 'image':
      return <img className={css['image']} src={inlineUrl(file.id)} alt={file.filename} />
    case 'pdf':
      return <PdfView file={file} />
    case 'text':
      return <TextView file={file} />
    case 'audio':
    case 'video':
      return <MediaView file={file} />
    case undefined:
      return <p>{t('files.notShown')}</p>
  }
}

interface StepProps {
  label: string
  to: Attachment | undefined
  onChange: Props['onChange']
  icon: ReactNode
}

function Step({ label, to, onChange, icon }: StepProps) {
  if (to === undefined) return null
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={() => onChange(to)}>
      {icon}
    </ActionIcon>
  )
}
