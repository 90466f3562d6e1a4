/** What other features and the composition roots may use of sending. */
export { folderWayOut } from './folder.ts'
export { isPlaceNow, takePlace } from './rate.ts'
export { reasonOf } from './reasons.ts'
export { nextTryAt } from './retries.ts'
export { findSendingSettings } from './settings.ts'
export { smtpUrlWayOut } from './smtp.ts'
export { type Handover, type MailToSend, outcomesFor, type RecipientOutcome } from './way-out.ts'
export { WaysOut } from './ways-out.ts'
