import type { RfbChannel } from '@novnc/novnc'

/** A way for noVNC that is not a websocket of its own: what arrives is given to `take`, what leaves goes to `send`. */
export function rfbChannel(
  send: (data: Uint8Array<ArrayBuffer>) => void,
): RfbChannel & { take(bytes: ArrayBuffer): void } {
  const channel: RfbChannel & { take(bytes: ArrayBuffer): void } = {
    binaryType: 'arraybuffer',
    protocol: '',
    readyState: 'open',
    onopen: null,
    onmessage: null,
    onerror: null,
    onclose: null,
    // It reuses its buffer for what it says next.
    send: (data) => send(data.slice()),
    close: () => undefined,
    take: (bytes) => channel.onmessage?.({ data: bytes }),
  }
  return channel
}
