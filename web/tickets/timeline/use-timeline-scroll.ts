import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const nearEnd = 60
/** So far from the edge what comes next is asked for, so that nobody waits for it. */
const nearEdge = 900

interface Options {
  /** Id of the newest message, undefined while there is none. */
  lastId: string | undefined
  /** Changes when older messages were put in front. */
  firstKey: string | undefined
  /** The newest message is the reader's own, and no news. */
  isOwn: boolean
  /** The reader sends one, which comes last. */
  isSending: boolean
  /** The message to begin at, instead of the newest. */
  linkedId: string | undefined
  /** Load what comes before and after; undefined where there is nothing. */
  older: (() => void) | undefined
  newer: (() => void) | undefined
}

/** Of the element of a message, for links to it. */
export function messageElementId(id: string): string {
  return `message-${id}`
}

/**
 * Begins at the newest message and stays there while the reader does. Who has scrolled up keeps the place:
 * what arrives is counted, and older messages put in front move nothing.
 */
export function useTimelineScroll(
  scroller: RefObject<HTMLElement | null>,
  feed: RefObject<HTMLElement | null>,
  options: Options,
) {
  const { lastId, firstKey, isOwn, isSending, linkedId, older, newer } = options
  const [unseen, setUnseen] = useState(0)
  const isAtEnd = useRef(linkedId === undefined)
  const hasNewer = newer !== undefined
  const heightBefore = useRef(0)
  const topBefore = useRef(0)

  const toEnd = useCallback(() => {
    const element = scroller.current
    if (element) element.scrollTop = element.scrollHeight
    isAtEnd.current = true
    setUnseen(0)
  }, [scroller])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
    // What grows pushes the end away without anybody scrolling: only going up leaves it.
    const isUpward = element.scrollTop < topBefore.current
    if (isNear) isAtEnd.current = !hasNewer
    else if (isUpward) isAtEnd.current = false
    topBefore.current = element.scrollTop
    if (isAtEnd.current) setUnseen(0)
    else if (isUpward && element.scrollTop < nearEdge) older?.()
    else if (element.scrollHeight - element.scrollTop - element.clientHeight < nearEdge) newer?.()
  }, [scroller, hasNewer, older, newer])

  // Frames and pictures grow after they are shown; so does the composer below.
  useEffect(() => {
    const element = scroller.current
    const content = feed.current
    if (!element || !content) return
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight
    })
    observer.observe(content)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, feed])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is put in front moves the rest
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    // Elsewhere the browser itself holds on to what is in view.
    if (element.scrollTop === 0 && !isAtEnd.current) element.scrollTop = element.scrollHeight - heightBefore.current
    heightBefore.current = element.scrollHeight
  }, [firstKey])

  useLayoutEffect(() => {
    if (linkedId === undefined) return
    const card = feed.current?.querySelector<HTMLElement>(`[id="${messageElementId(linkedId)}"]`)
    if (!card) return
    isAtEnd.current = false
    card.scrollIntoView({ block: 'start' })
    card.focus({ preventScroll: true })
  }, [linkedId, feed])

  const seenId = useRef(lastId)
  const hadNewer = useRef(hasNewer)
  useLayoutEffect(() => {
    if (scroller.current) heightBefore.current = scroller.current.scrollHeight
    // What was asked for has not arrived: it only is read.
    const isRead = hadNewer.current
    hadNewer.current = hasNewer
    if (lastId === seenId.current) return
    const isFirst = seenId.current === undefined
    seenId.current = lastId
    if (isRead) return
    if (isFirst || isAtEnd.current) toEnd()
    else if (!isOwn) setUnseen((count) => count + 1)
  }, [lastId, isOwn, hasNewer, toEnd, scroller])

  useLayoutEffect(() => {
    if (isSending) toEnd()
  }, [isSending, toEnd])

  return { unseen, toEnd, onScroll }
}
