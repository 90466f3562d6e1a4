import type { RfbChannel } from '@novnc/novnc'

type Listener = RfbChannel['onmessage']

/** A way for noVNC that is not a websocket of its own: what arrives is given to `take`, what leaves goes to `send`. */
export function rfbChannel(
  send: (data: Uint8Array<ArrayBuffer>) => void,
): RfbChannel & { take(bytes: ArrayBuffer): void } {
  // It listens a moment after it was made, and needs another to open.
  let kept: ArrayBuffer[] | undefined = []
  let listener: Listener = null
  return {
    binaryType: 'arraybuffer',
    protocol: '',
    readyState: 'open',
    onopen: null,
    onerror: null,
    onclose: null,
    get onmessage() {
      return listener
    },
    set onmessage(next: Listener) {
      listener = next
      window.setTimeout(() => {
        const waiting = kept ?? []
        kept = undefined
        for (const data of waiting) listener?.({ data })
      })
    },
    // It reuses its buffer for what it says next.
    send: (data) => send(data.slice()),
    close: () => undefined,
    take: (data) => {
      if (kept === undefined) listener?.({ data })
      else kept.push(data)
    },
  }
}
