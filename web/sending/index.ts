export { ConnectNewButton } from './connect-new-button.tsx'
export { SendingLine } from './sending-line.tsx'
export { SuppressedPage } from './suppressed/suppressed-page.tsx'
