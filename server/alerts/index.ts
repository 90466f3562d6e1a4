/** What other features may use of alerts. */
import type { alerts } from '#contract/alerts.ts'
import type { Handlers } from '../platform/http.ts'
import { listAlerts } from './queries.ts'

export type { Alert } from './alert.ts'
export { forgetAlerts } from './forget.ts'
export { deviceDown } from './mute.ts'
export { type Raised, raiseAlert } from './raise.ts'
export { settleAlert, settleDueAlerts } from './settle.ts'

export const alertHandlers: Handlers<typeof alerts> = {
  list: (ctx, { query }) => listAlerts(ctx, query),
}
