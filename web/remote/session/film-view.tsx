import { type MouseEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import css from './session.module.css'
import type { SessionRelay } from './use-session-relay.ts'

/** Further behind than this, the picture jumps to what is now. */
const mostBehindSeconds = 1.5
const keptSeconds = 30

/** The shared screen as it comes. A click shows the person where to look. */
export function FilmView({ relay }: { relay: SessionRelay }) {
  const { t } = useTranslation('remote')
  const video = useRef<HTMLVideoElement>(null)
  const film = useRef<Film>(undefined)
  const {
    listen,
    picture: { stream },
  } = relay

  useEffect(() => {
    const element = video.current
    if (element === null) return
    return listen({
      onFilm: (mimeType) => {
        film.current = new Film(element, mimeType)
      },
      onBytes: (bytes) => film.current?.add(bytes),
    })
  }, [listen])

  useEffect(() => {
    const element = video.current
    if (element === null || stream === undefined) return
    film.current = undefined
    element.srcObject = stream
    return () => {
      if (element.srcObject === stream) element.srcObject = null
    }
  }, [stream])

  function point(event: MouseEvent<HTMLElement>) {
    const element = video.current
    const at = element && placeIn(element, event.clientX, event.clientY)
    if (at) relay.say({ type: 'pointer', ...at })
  }

  return (
    <button type="button" className={css['film']} onClick={point} aria-label={t('film')}>
      <video ref={video} autoPlay muted playsInline onLoadedData={() => stream && relay.seen(stream)} />
    </button>
  )
}

/** Where in the picture a point of the page lies; the picture has bars beside it where its form is another. */
function placeIn(video: HTMLVideoElement, clientX: number, clientY: number): { x: number; y: number } | undefined {
  const { left, top, width, height } = video.getBoundingClientRect()
  const scale = Math.min(width / video.videoWidth, height / video.videoHeight)
  const x = (clientX - left - (width - video.videoWidth * scale) / 2) / (video.videoWidth * scale)
  const y = (clientY - top - (height - video.videoHeight * scale) / 2) / (video.videoHeight * scale)
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : undefined
}

/** A film that is shown while it comes. */
class Film {
  private readonly video: HTMLVideoElement
  private readonly waiting: ArrayBuffer[] = []
  private buffer: SourceBuffer | undefined

  constructor(video: HTMLVideoElement, mimeType: string) {
    this.video = video
    const source = new MediaSource()
    const url = URL.createObjectURL(source)
    // A stream that comes directly would go before it.
    video.srcObject = null
    video.src = url
    source.addEventListener('sourceopen', () => {
      URL.revokeObjectURL(url)
      this.buffer = source.addSourceBuffer(mimeType)
      this.buffer.addEventListener('updateend', () => this.next())
      this.next()
    })
  }

  add(bytes: ArrayBuffer): void {
    this.waiting.push(bytes)
    this.next()
  }

  private next(): void {
    const { buffer, video } = this
    if (buffer === undefined || buffer.updating) return
    this.keepUp()
    const bytes = this.waiting.shift()
    if (bytes !== undefined) buffer.appendBuffer(bytes)
    else if (buffer.buffered.length > 0 && buffer.buffered.start(0) < video.currentTime - 2 * keptSeconds)
      buffer.remove(0, video.currentTime - keptSeconds)
  }

  private keepUp(): void {
    const { video } = this
    const ranges = video.buffered
    if (ranges.length === 0) return
    const end = ranges.end(ranges.length - 1)
    if (end - video.currentTime > mostBehindSeconds) video.currentTime = end - 0.1
    if (video.paused) video.play().catch(() => undefined)
  }
}
