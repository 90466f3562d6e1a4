import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from './files.module.css'
import { kindOf } from './kinds.ts'
import { useFile } from './use-file.ts'

/** Sound and film; held as a whole, so that one can go back and forth in it. */
export function MediaView({ file }: { file: Attachment }) {
  const { t } = useTranslation('tickets')
  const { data, isError } = useFile(file.id)
  const url = useObjectUrl(data, file.contentType)
  const [isBroken, setBroken] = useState(false)
  if (isError || isBroken) return <p>{t('files.failed')}</p>
  if (url === undefined) return <SkeletonLines />
  const props = { src: url, controls: true, 'aria-label': file.filename, onError: () => setBroken(true) }
  return kindOf(file) === 'audio' ? <audio {...props} /> : <video {...props} className={css['video']} />
}

function useObjectUrl(data: ArrayBuffer | undefined, contentType: string): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (data === undefined) return
    const made = URL.createObjectURL(new Blob([data], { type: contentType }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [data, contentType])
  return url
}
