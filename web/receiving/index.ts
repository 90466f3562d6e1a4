export { ChannelAlarms } from './alarms/channel-alarms.tsx'
export { ConsentNotice } from './consent/consent-notice.tsx'
export { MailboxSection } from './mailbox/mailbox-section.tsx'
export { useConsents } from './queries.ts'
