/** The part of noVNC that is used here; it comes without types. */
declare module '@novnc/novnc' {
  /** What it takes in place of a websocket. */
  export interface RfbChannel {
    binaryType: string
    protocol: string
    readyState: string | number
    onopen: (() => void) | null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null
    onerror: ((event: unknown) => void) | null
    onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null
    send(data: Uint8Array<ArrayBuffer>): void
    close(): void
  }

  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default class RFB extends EventTarget {
    constructor(target: HTMLElement, channel: RfbChannel, options?: { shared?: boolean })
    viewOnly: boolean
    scaleViewport: boolean
    focusOnClick: boolean
    background: string
    focus(): void
    disconnect(): void
    clipboardPasteFrom(text: string): void
  }
}
