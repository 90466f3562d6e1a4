export { ConnectHint } from './connect-hint.tsx'
export { SendingLine } from './sending-line.tsx'
export { SuppressedPage } from './suppressed/suppressed-page.tsx'
