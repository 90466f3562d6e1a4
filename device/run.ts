import { closeCode } from '../contract/device.ts'
import type { Handlers } from './handlers.ts'
import { Line, type LineEnd } from './line.ts'
import type { State } from './state.ts'

const firstPauseMs = 500
const lastPauseMs = 60_000
/** A desk that does not want this device is asked seldom, and still for ever: it may be enrolled or turned on again. */
const refusedPauseMs = 300_000

export interface Running {
  state: State
  folder: string
  handlers: Handlers
  /** What is reported while the line is open; ends with it. */
  report: (line: Line) => void
  log: (text: string) => void
  signal: AbortSignal
}

/** Holds a line to the desk until the signal: when it breaks there is another, after a pause that grows and is never the same. */
export async function run({ state, folder, handlers, report, log, signal }: Running): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    const line = new Line({
      state,
      folder,
      handlers,
      onOpen: (opened) => {
        failures = 0
        log(`connected to ${state.server}`)
        report(opened)
      },
    })
    const stop = () => line.close()
    signal.addEventListener('abort', stop, { once: true })
    const end = await line.ended
    signal.removeEventListener('abort', stop)
    if (signal.aborted) return
    const pause = pauseAfter(end, failures, Math.random())
    failures += 1
    log(
      `no line to ${state.server} (${end.code}${end.why === '' ? '' : `: ${end.why}`}); again in ${Math.round(pause / 1000)} s`,
    )
    await sleep(pause, signal)
  }
}

/** Doubled each time and spread over half of it, so that a thousand devices do not come back in one second. `chance`: 0 to 1. */
export function pauseAfter({ code }: Pick<LineEnd, 'code'>, failures: number, chance: number): number {
  const isUnwanted = code === closeCode.notYou || code === closeCode.turnedOff || code === closeCode.replaced
  const base = isUnwanted ? refusedPauseMs : Math.min(firstPauseMs * 2 ** Math.min(failures, 10), lastPauseMs)
  return base * (0.5 + chance)
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
