export { ConsentNotice } from './consent/consent-notice.tsx'
export { MailboxSection } from './mailbox/mailbox-section.tsx'
export { useConsents } from './queries.ts'
