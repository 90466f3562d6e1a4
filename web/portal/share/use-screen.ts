import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChatLine, ScreenShare } from '#contract/remote-session.ts'
import { connectRelay, type RelayConnection } from '#web/lib/relay.ts'
import { api } from '../api.ts'
import { Picture, type Way } from './picture.ts'

/** Phones mostly cannot; there the page says so. */
export function canShare(): boolean {
  return 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices && 'MediaRecorder' in window
}

export interface Pointer {
  x: number
  y: number
  /** Grows with each, so that two at the same place are two. */
  count: number
}

export type Screen = ReturnType<typeof useScreen>

/** The own screen on its way to whoever helps. It stops when the page is left. */
export function useScreen({ id, isRecorded }: Pick<ScreenShare, 'id' | 'isRecorded'>) {
  const [stream, setStream] = useState<MediaStream>()
  const [isWatched, setWatched] = useState(false)
  const [way, setWay] = useState<Way>()
  const [pointer, setPointer] = useState<Pointer>()
  const [chat, setChat] = useState<ChatLine[]>([])
  const connection = useRef<RelayConnection>(undefined)
  const picture = useRef<Picture>(undefined)

  const leave = useCallback(() => {
    picture.current?.stop()
    connection.current?.close()
    setStream(undefined)
    setWatched(false)
  }, [])
  useEffect(() => leave, [leave])

  return {
    stream,
    isWatched,
    way,
    pointer,
    chat,
    /** Undefined when the person changed their mind. */
    choose: async (): Promise<MediaStream | undefined> => {
      try {
        return await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: false })
      } catch (error) {
        if (error instanceof DOMException && error.name === 'NotAllowedError') return undefined
        throw error
      }
    },
    show: async (chosen: MediaStream): Promise<void> => {
      try {
        const pass = await api.remote.connect({ params: { id }, body: { side: 'user' } })
        const relay = connectRelay(pass, {
          onWords: (words) => {
            picture.current?.hear(words)
            if (words.type === 'chat') setChat((lines) => [...lines, words])
            if (words.type === 'pointer')
              setPointer((last) => ({ x: words.x, y: words.y, count: (last?.count ?? 0) + 1 }))
            if (words.type === 'ended') leave()
            if (words.type === 'peer') setWatched(words.isHere)
          },
          onBytes: () => undefined,
          onClose: leave,
        })
        connection.current = relay
        picture.current = new Picture(chosen, relay, { isRecorded, onWay: setWay, onSilence: leave })
        // The browser has a button of its own to stop sharing.
        for (const track of chosen.getTracks()) track.addEventListener('ended', () => relay.say({ type: 'stop' }))
        setStream(chosen)
      } catch (error) {
        for (const track of chosen.getTracks()) track.stop()
        throw error
      }
    },
    say: (text: string) => connection.current?.say({ type: 'chat', text }),
    stop: () => connection.current?.say({ type: 'stop' }),
    leave,
  }
}
