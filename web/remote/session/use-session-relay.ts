import { useCallback, useEffect, useRef, useState } from 'react'
import type { AgentSays } from '#contract/relay.ts'
import type { ChatLine } from '#contract/remote-session.ts'
import { api } from '#web/lib/api.ts'
import { connectRelay, type RelayConnection } from '#web/lib/relay.ts'
import { showError } from '#web/ui/notify.ts'
import { TransferDesk, type TransferState } from '../transfers/transfer-desk.ts'
import { DirectReceiver, noPicture, type Picture } from './direct-receiver.ts'

const presentEveryMs = 60_000

/** What a view of the machine hears. */
export interface MachineListener {
  onBytes(bytes: ArrayBuffer): void
  onFilm?(mimeType: string): void
}

export interface SessionRelay {
  state: 'connecting' | 'waiting' | 'together' | 'lost'
  /** Who is at the other side. */
  peerName: string
  chat: ChatLine[]
  /** Of a shared screen. */
  picture: Picture
  transfers: TransferState
  transferDesk: TransferDesk
  say(words: AgentSays): void
  send(bytes: Uint8Array<ArrayBuffer>): void
  /** From then on everything that the machine sends goes there, beginning with what came before. */
  listen(listener: MachineListener): () => void
  /** The first picture of what comes directly is on the screen. */
  seen(stream: MediaStream): void
  again(): void
}

/** The agent's connection to the session, for as long as the page is open. */
export function useSessionRelay(id: string, isOpen: boolean): SessionRelay {
  const [state, setState] = useState<SessionRelay['state']>('connecting')
  const [peerName, setPeerName] = useState('')
  const [chat, setChat] = useState<ChatLine[]>([])
  const [attempt, setAttempt] = useState(0)
  const connection = useRef<RelayConnection>(undefined)
  const machine = useRef(new Machine())
  const [picture, setPicture] = useState(noPicture)
  const [receiver] = useState(() => new DirectReceiver((words) => connection.current?.say(words), setPicture))
  const [transfers, setTransfers] = useState<TransferState>({ able: undefined, items: [] })
  const [transferDesk] = useState(
    () =>
      new TransferDesk(
        {
          say: (words) => connection.current?.say(words),
          send: (bytes) => connection.current?.send(bytes),
        },
        setTransfers,
      ),
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt connects anew
  useEffect(() => {
    if (!isOpen) return
    let isLeft = false
    setState('connecting')
    api.remote.connect({ params: { id }, body: { side: 'agent' } }).then(
      (pass) => {
        if (isLeft) return
        setState('waiting')
        connection.current = connectRelay(pass, {
          onWords: (words) => {
            transferDesk.hear(words)
            receiver.hear(words)
            if (words.type === 'peer') {
              setState(words.isHere ? 'together' : 'waiting')
              setPeerName(words.name)
            }
            if (words.type === 'film') machine.current.film(words.mimeType)
            if (words.type === 'chat') setChat((lines) => [...lines, words])
          },
          onBytes: (bytes) => {
            if (!transferDesk.takes(bytes)) machine.current.bytes(bytes)
          },
          onClose: () => {
            transferDesk.lost()
            receiver.close()
            setState('lost')
          },
        })
      },
      (error: unknown) => {
        if (isLeft) return
        setState('lost')
        showError(error)
      },
    )
    return () => {
      isLeft = true
      transferDesk.lost()
      receiver.close()
      connection.current?.close()
    }
  }, [id, isOpen, attempt])

  usePresent(isOpen, () => connection.current?.say({ type: 'present' }))

  return {
    state,
    peerName,
    chat,
    picture,
    transfers,
    transferDesk,
    say: useCallback((words) => connection.current?.say(words), []),
    send: useCallback((bytes) => connection.current?.send(bytes), []),
    listen: useCallback((listener) => machine.current.listen(listener), []),
    seen: useCallback((stream) => receiver.seen(stream), [receiver]),
    again: () => setAttempt((count) => count + 1),
  }
}

/** Keeps what comes before there is a view for it: the view is fetched when it is needed. */
class Machine {
  private listener: MachineListener | undefined
  private kept: ArrayBuffer[] = []
  private mimeType: string | undefined

  bytes(bytes: ArrayBuffer): void {
    if (this.listener) this.listener.onBytes(bytes)
    else this.kept.push(bytes)
  }

  film(mimeType: string): void {
    this.mimeType = mimeType
    this.kept = []
    this.listener?.onFilm?.(mimeType)
  }

  listen(listener: MachineListener): () => void {
    this.listener = listener
    if (this.mimeType !== undefined) listener.onFilm?.(this.mimeType)
    for (const bytes of this.kept.splice(0)) listener.onBytes(bytes)
    return () => {
      if (this.listener === listener) this.listener = undefined
    }
  }
}

/** Whoever moves over the page is there, though only looking. */
function usePresent(isOpen: boolean, tell: () => void): void {
  const last = useRef(0)
  const told = useRef(tell)
  told.current = tell
  useEffect(() => {
    if (!isOpen) return
    const moved = () => {
      if (performance.now() - last.current < presentEveryMs) return
      last.current = performance.now()
      told.current()
    }
    for (const name of ['pointermove', 'keydown']) window.addEventListener(name, moved, { passive: true })
    return () => {
      for (const name of ['pointermove', 'keydown']) window.removeEventListener(name, moved)
    }
  }, [isOpen])
}
