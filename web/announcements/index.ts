export { AnnouncementDialog } from './announcement-dialog.tsx'
export { CurrentNotice } from './current-notice.tsx'
export { draftOf } from './draft.ts'
export { currentQuery } from './use-announcements.ts'
