import type { FastifyInstance } from 'fastify'
import { contract } from '#contract/index.ts'
import { approvalFlowHandlers, approvalHandlers, approvalVoteHandlers } from '../../approvals/index.ts'
import { calendarHandlers } from '../../calendars/index.ts'
import { escalationHandlers } from '../../escalation/index.ts'
import { hookHandlers } from '../../hooks/index.ts'
import { majorIncidentHandlers } from '../../major/index.ts'
import { type Authenticate, bind } from '../../platform/http.ts'
import { ruleHandlers } from '../../rules/index.ts'
import { clockHandlers, slaHandlers, teamAgreementHandlers } from '../../sla/index.ts'
import { webhookHandlers } from '../../webhooks/index.ts'

/** What is promised, what happens by itself, and who has to agree. */
export function bindPromiseRoutes(app: FastifyInstance, who: Authenticate): void {
  bind(app, who, contract.approvalFlows, approvalFlowHandlers)
  bind(app, who, contract.approvals, approvalHandlers)
  bind(app, who, contract.approvalVotes, approvalVoteHandlers)
  bind(app, who, contract.calendars, calendarHandlers)
  bind(app, who, contract.clocks, clockHandlers)
  bind(app, who, contract.escalations, escalationHandlers)
  bind(app, who, contract.hooks, hookHandlers)
  bind(app, who, contract.majorIncidents, majorIncidentHandlers)
  bind(app, who, contract.sla, slaHandlers)
  bind(app, who, contract.rules, ruleHandlers)
  bind(app, who, contract.teamAgreements, teamAgreementHandlers)
  bind(app, who, contract.webhooks, webhookHandlers)
}
