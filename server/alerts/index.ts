/** What other features may use of alerts. */
import type { alerts } from '#contract/alerts.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { listAlerts } from './queries.ts'
import { muteAlert, unmuteAlert } from './silence.ts'

export { readReceipt } from './door/read-receipt.ts'
export { alertDoorHandlers, alertSourceHandlers } from './door/routes.ts'
export { forgetAlerts } from './forget.ts'
export { deviceDown } from './mute.ts'
export { raiseAlert } from './raise.ts'
export { settleAlert, settleDueAlerts } from './settle.ts'
export { endDueMutings, endMuting, speakAfterHolding } from './silence.ts'
export { noteUnheard } from './unheard.ts'
export { lockAlertTree } from './upstream.ts'

export const alertHandlers: Handlers<typeof alerts> = {
  list: (ctx, { query }) => listAlerts(ctx, query),
  mute: (ctx, { params, body }) => transact(ctx, (work) => muteAlert(work, params.id, body.minutes)),
  unmute: (ctx, { params }) => transact(ctx, (work) => unmuteAlert(work, params.id)),
}
