import RFB from '@novnc/novnc'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Loading } from '#web/ui/loading.tsx'
import { rfbChannel } from '../session/rfb-channel.ts'
import { Controls } from './controls.tsx'
import { type Frame, readRfb } from './frames.ts'
import css from './replay.module.css'
import { usePlayback } from './use-playback.ts'

/** Replays what a desktop drew: noVNC reads what the machine sent then, and its own questions are answered by that. */
export function DesktopReplay({ src }: { src: string }) {
  const query = useQuery({
    queryKey: ['recording', src],
    queryFn: async ({ signal }) => readRfb(await (await fetch(src, { signal })).arrayBuffer()),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <Loading query={query}>{(frames) => <Player frames={frames} />}</Loading>
}

function Player({ frames }: { frames: Frame<ArrayBuffer>[] }) {
  const place = useRef<HTMLDivElement>(null)
  const channel = useRef<ReturnType<typeof rfbChannel>>(undefined)
  const shown = useRef<RFB>(undefined)
  const playback = usePlayback(frames, (bytes) => channel.current?.take(bytes), begin)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when there is a place for it
  useEffect(() => {
    begin()
    return () => shown.current?.disconnect()
  }, [])

  function begin() {
    if (place.current === null) return
    shown.current?.disconnect()
    channel.current = rfbChannel(() => undefined)
    shown.current = new RFB(place.current, channel.current, { shared: true })
    shown.current.scaleViewport = true
    shown.current.viewOnly = true
  }

  return (
    <div className={css['player']}>
      <div ref={place} className={css['screen']} />
      <Controls playback={playback} count={frames.length} />
    </div>
  )
}
