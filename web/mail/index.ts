export { MailLogPage } from './mail-log-page.tsx'
