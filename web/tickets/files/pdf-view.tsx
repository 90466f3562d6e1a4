import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from './files.module.css'
import { useFile } from './use-file.ts'

GlobalWorkerOptions.workerSrc = workerUrl

/** Drawn page by page by our own code: no plug-in runs, and no script in the document. */
export function PdfView({ file }: { file: Attachment }) {
  const { t } = useTranslation('tickets')
  const { data, isError } = useFile(file.id)
  const { document, isBroken } = useDocument(data)
  if (isError || isBroken) return <p>{t('files.failed')}</p>
  if (document === undefined) return <SkeletonLines />
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={css['pages']} tabIndex={0} aria-label={file.filename}>
      {numbers.map((number) => (
        <PdfPage key={number} document={document} number={number} />
      ))}
    </section>
  )
}

function useDocument(data: ArrayBuffer | undefined) {
  const [document, setDocument] = useState<PDFDocumentProxy>()
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    if (data === undefined) return
    // The worker takes the bytes away; ours stay in the cache.
    const task = getDocument({ data: data.slice(0), enableXfa: false })
    task.promise.then(setDocument, () => setBroken(true))
    return () => void task.destroy()
  }, [data])
  return { document, isBroken }
}

/** Drawn when it comes into view. */
function PdfPage({ document, number }: { document: PDFDocumentProxy; number: number }) {
  const { t } = useTranslation('tickets')
  const canvas = useRef<HTMLCanvasElement>(null)
  const label = t('files.page', { page: number, count: document.numPages })
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let drawing: ReturnType<PDFPageProxy['render']> | undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (drawing !== undefined || !entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        void document.getPage(number).then((page) => {
          drawing = draw(page, element)
          drawing.promise.catch(() => undefined)
        })
      },
      { rootMargin: '600px' },
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      drawing?.cancel()
    }
  }, [document, number])
  return <canvas className={css['page']} ref={canvas} role="img" aria-label={label} />
}

function draw(page: PDFPageProxy, canvas: HTMLCanvasElement) {
  const width = canvas.clientWidth * Math.min(window.devicePixelRatio, 2)
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  return page.render({ canvas, viewport })
}
