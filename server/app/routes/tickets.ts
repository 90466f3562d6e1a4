import type { FastifyInstance } from 'fastify'
import { contract } from '#contract/index.ts'
import { bulkHandlers } from '../../bulk/index.ts'
import { macroHandlers } from '../../macros/index.ts'
import { attachedMailHandlers, forwardingHandlers, sideConversationHandlers } from '../../mail/index.ts'
import { type Authenticate, bind } from '../../platform/http.ts'
import { presenceHandlers } from '../../presence/index.ts'
import { readyTextHandlers } from '../../ready-texts/index.ts'
import { recentHandlers } from '../../recent/index.ts'
import { recurringHandlers } from '../../recurring/index.ts'
import { searchHandlers } from '../../search/index.ts'
import { similarityHandlers } from '../../similarity/index.ts'
import { checklistHandlers, taskHandlers } from '../../tasks/index.ts'
import { ticketTemplateHandlers } from '../../ticket-templates/index.ts'
import {
  attachmentHandlers,
  followerHandlers,
  messageHandlers,
  scheduledReplyHandlers,
  ticketHandlers,
} from '../../tickets/index.ts'
import { timeEntryHandlers } from '../../time-entries/index.ts'
import { viewHandlers } from '../../views/index.ts'

/** Tickets, what is said and done on them, and what agents find them with. */
export function bindTicketRoutes(app: FastifyInstance, who: Authenticate): void {
  bind(app, who, contract.attachedMail, attachedMailHandlers)
  bind(app, who, contract.attachments, attachmentHandlers)
  bind(app, who, contract.bulk, bulkHandlers)
  bind(app, who, contract.checklists, checklistHandlers)
  bind(app, who, contract.forwarding, forwardingHandlers)
  bind(app, who, contract.macros, macroHandlers)
  bind(app, who, contract.messages, messageHandlers)
  bind(app, who, contract.presences, presenceHandlers)
  bind(app, who, contract.readyTexts, readyTextHandlers)
  bind(app, who, contract.scheduledReplies, scheduledReplyHandlers)
  bind(app, who, contract.search, searchHandlers)
  bind(app, who, contract.similarity, similarityHandlers)
  bind(app, who, contract.sideConversations, sideConversationHandlers)
  bind(app, who, contract.recurringTickets, recurringHandlers)
  bind(app, who, contract.recent, recentHandlers)
  bind(app, who, contract.tasks, taskHandlers)
  bind(app, who, contract.ticketFollowers, followerHandlers)
  bind(app, who, contract.ticketTemplates, ticketTemplateHandlers)
  bind(app, who, contract.tickets, ticketHandlers)
  bind(app, who, contract.timeEntries, timeEntryHandlers)
  bind(app, who, contract.views, viewHandlers)
}
