export { LogCallPage } from './log-call-page.tsx'
