import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FramePart, frameDocument } from './frame-document.ts'
import css from './message-frame.module.css'

interface Props {
  /** Cleaned by the server; shut in here all the same. */
  html: string
  attachments: FramePart[]
  showRemoteImages?: boolean
  showQuoted?: boolean
  title?: string
  /** In pixels; the desk's, unless it is said. */
  fontSize?: number
}

/** Somebody else's HTML where it can do nothing: no scripts, no forms, nothing fetched but what we allow. */
export function MessageFrame({
  html,
  attachments,
  showRemoteImages = false,
  showQuoted = false,
  title,
  fontSize,
}: Props) {
  const { t } = useTranslation('common')
  const frame = useRef<HTMLIFrameElement>(null)
  const scheme = useComputedColorScheme('light')
  const [height, setHeight] = useState(24)
  const srcDoc = useMemo(
    () =>
      frameDocument({
        html,
        attachments,
        showRemoteImages,
        showQuoted,
        isDark: scheme === 'dark',
        ...(fontSize !== undefined && { fontSize }),
      }),
    [html, attachments, showRemoteImages, showQuoted, scheme, fontSize],
  )

  useEffect(() => {
    const element = frame.current
    if (!element) return
    let observer: ResizeObserver | undefined
    const measure = () => setHeight(heightOf(element))
    const watch = () => {
      observer?.disconnect()
      measure()
      const body = element.contentDocument?.body
      if (!body) return
      observer = new ResizeObserver(measure)
      observer.observe(body)
    }
    element.addEventListener('load', watch)
    watch()
    return () => {
      element.removeEventListener('load', watch)
      observer?.disconnect()
    }
  }, [])

  return (
    <iframe
      ref={frame}
      className={css.frame}
      title={title ?? t('messageContent')}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={srcDoc}
      height={height}
    />
  )
}

function heightOf(frame: HTMLIFrameElement): number {
  const body = frame.contentDocument?.body
  return body ? Math.max(20, Math.ceil(body.getBoundingClientRect().height)) : 24
}
