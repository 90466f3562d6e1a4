import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from './files.module.css'
import { decodeText } from './text.ts'
import { useFile } from './use-file.ts'

const shownChars = 400_000

export function TextView({ file }: { file: Attachment }) {
  const { t } = useTranslation('tickets')
  const { data, isError } = useFile(file.id)
  const text = useMemo(() => data && decodeText(data), [data])
  if (isError) return <p>{t('files.failed')}</p>
  if (text === undefined) return <SkeletonLines />
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={css['text']} tabIndex={0} aria-label={file.filename}>
        <pre>{text.slice(0, shownChars)}</pre>
      </section>
      {text.length > shownChars && <p>{t('files.cut')}</p>}
    </>
  )
}
