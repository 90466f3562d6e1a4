import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const nearEnd = 60

interface Options {
  /** Id of the newest message, undefined while there is none. */
  lastId: string | undefined
  /** Changes when older messages were put in front. */
  firstKey: string | undefined
  /** The newest message is the reader's own, and no news. */
  isOwn: boolean
  /** The reader sends one, which comes last. */
  isSending: boolean
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
  const { lastId, firstKey, isOwn, isSending } = options
  const [unseen, setUnseen] = useState(0)
  const isAtEnd = useRef(true)
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
    if (isNear) isAtEnd.current = true
    else if (element.scrollTop < topBefore.current) isAtEnd.current = false
    topBefore.current = element.scrollTop
    if (isAtEnd.current) setUnseen(0)
  }, [scroller])

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

  const seenId = useRef(lastId)
  useLayoutEffect(() => {
    if (scroller.current) heightBefore.current = scroller.current.scrollHeight
    if (lastId === seenId.current) return
    const isFirst = seenId.current === undefined
    seenId.current = lastId
    if (isFirst || isAtEnd.current) toEnd()
    else if (!isOwn) setUnseen((count) => count + 1)
  }, [lastId, isOwn, toEnd, scroller])

  useLayoutEffect(() => {
    if (isSending) toEnd()
  }, [isSending, toEnd])

  return { unseen, toEnd, onScroll }
}
