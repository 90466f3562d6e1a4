export { DeviceSessions } from './device-sessions.tsx'
export { RemoteSection } from './remote-section.tsx'
export { type RemoteChange, remoteChangeIn, useRemoteSentence } from './use-remote-sentence.ts'
