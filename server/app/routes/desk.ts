import type { FastifyInstance } from 'fastify'
import { contract } from '#contract/index.ts'
import { aiHandlers } from '../../ai/index.ts'
import { auditHandlers } from '../../audit/index.ts'
import { deskHandlers } from '../../desk/index.ts'
import { fieldHandlers } from '../../fields/index.ts'
import type { LiveHub } from '../../live/index.ts'
import { liveHandlers } from '../../live/index.ts'
import { notificationHandlers, pushHandlers } from '../../notifications/index.ts'
import { type Authenticate, bind } from '../../platform/http.ts'
import { placeFirstPolicy } from '../../sla/index.ts'

/** The desk itself, and what it tells those who work at it. */
export function bindDeskRoutes(app: FastifyInstance, who: Authenticate, hub: LiveHub): void {
  bind(app, who, contract.audit, auditHandlers)
  bind(app, who, contract.desk, deskHandlers({ furnish: placeFirstPolicy }))
  bind(app, who, contract.fields, fieldHandlers)
  bind(app, who, contract.live, liveHandlers(hub))
  bind(app, who, contract.notifications, notificationHandlers)
  bind(app, who, contract.push, pushHandlers)
  bind(app, who, contract.ai, aiHandlers)
}
