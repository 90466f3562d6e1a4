import { useEffect, useRef, useState } from 'react'
import type { Frame } from './frames.ts'

/** Longer pauses than this are not sat through. */
const longestPauseMs = 2000

/** Plays frames in their time; `restart` is called before it goes back. */
export function usePlayback<Content>(frames: Frame<Content>[], show: (content: Content) => void, restart: () => void) {
  const [index, setIndex] = useState(0)
  const [isPlaying, setPlaying] = useState(true)
  const [speed, setSpeed] = useState(1)
  const act = useRef(show)
  act.current = show

  useEffect(() => {
    const frame = frames[index]
    if (!isPlaying || frame === undefined) return
    const pause = Math.min(frame.at - (frames[index - 1]?.at ?? 0), longestPauseMs)
    const timer = window.setTimeout(() => {
      act.current(frame.content)
      setIndex(index + 1)
    }, pause / speed)
    return () => window.clearTimeout(timer)
  }, [frames, index, isPlaying, speed])

  function goTo(to: number) {
    const isBack = to < index
    if (isBack) restart()
    for (const { content } of frames.slice(isBack ? 0 : index, to)) show(content)
    setIndex(to)
  }

  const isOver = index >= frames.length
  return {
    index,
    isPlaying: isPlaying && !isOver,
    speed,
    setSpeed,
    goTo,
    toggle: () => {
      if (isOver) goTo(0)
      setPlaying(isOver || !isPlaying)
    },
  }
}

export type Playback = ReturnType<typeof usePlayback>
