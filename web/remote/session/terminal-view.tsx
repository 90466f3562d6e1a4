import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import css from './session.module.css'
import type { SessionRelay } from './use-session-relay.ts'

/** A terminal on the machine. What screen readers read is kept beside it (xterm's own). */
export function TerminalView({ relay, device }: { relay: SessionRelay; device: string }) {
  const { t } = useTranslation('remote')
  const place = useRef<HTMLDivElement>(null)
  const { listen, send, say, state } = relay

  useEffect(() => {
    const element = place.current
    if (element === null) return
    const terminal = new Terminal({ screenReaderMode: true, fontSize: 14, scrollback: 5000, cursorBlink: false })
    const fit = new FitAddon()
    terminal.loadAddon(fit)
    terminal.open(element)
    const tellSize = () => {
      fit.fit()
      say({ type: 'size', columns: Math.max(terminal.cols, 2), rows: terminal.rows })
    }
    const encoder = new TextEncoder()
    terminal.onData((text) => send(encoder.encode(text)))
    const watch = new ResizeObserver(tellSize)
    watch.observe(element)
    terminal.focus()
    const stopListening = listen({ onBytes: (bytes) => terminal.write(new Uint8Array(bytes)) })
    return () => {
      stopListening()
      watch.disconnect()
      terminal.dispose()
    }
  }, [listen, send, say])

  // A machine that comes back has forgotten how large the page is.
  useEffect(() => {
    if (state === 'together') window.dispatchEvent(new Event('resize'))
  }, [state])

  return <section ref={place} className={css['terminal']} aria-label={t('terminal', { device })} />
}
