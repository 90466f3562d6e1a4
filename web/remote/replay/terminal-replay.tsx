import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Loading } from '#web/ui/loading.tsx'
import { Controls } from './controls.tsx'
import { type Frame, readAsciicast, type TerminalContent } from './frames.ts'
import css from './replay.module.css'
import { usePlayback } from './use-playback.ts'

export function TerminalReplay({ src }: { src: string }) {
  const query = useQuery({
    queryKey: ['recording', src],
    queryFn: async ({ signal }) => readAsciicast(await (await fetch(src, { signal })).text()),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <Loading query={query}>{(frames) => <Player frames={frames} />}</Loading>
}

function Player({ frames }: { frames: Frame<TerminalContent>[] }) {
  const place = useRef<HTMLDivElement>(null)
  const terminal = useRef<Terminal>(undefined)
  const playback = usePlayback(frames, show, () => terminal.current?.reset())

  useEffect(() => {
    if (place.current === null) return
    const made = new Terminal({ disableStdin: true, screenReaderMode: true, fontSize: 13, scrollback: 5000 })
    made.open(place.current)
    terminal.current = made
    return () => made.dispose()
  }, [])

  function show(content: TerminalContent) {
    if (content.kind === 'output') terminal.current?.write(content.text)
    else terminal.current?.resize(content.columns, content.rows)
  }

  return (
    <div className={css['player']}>
      <div ref={place} className={css['screen']} />
      <Controls playback={playback} count={frames.length} />
    </div>
  )
}
