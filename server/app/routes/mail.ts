import type { FastifyInstance } from 'fastify'
import { contract } from '#contract/index.ts'
import { inboxHandlers } from '../../inboxes/index.ts'
import {
  ignoredSenderHandlers,
  mailFilterHandlers,
  mailHandlers,
  mailTemplateHandlers,
  suppressionHandlers,
} from '../../mail/index.ts'
import { channelHandlers, oauthHandlers } from '../../mail-accounts/index.ts'
import { type Authenticate, bind } from '../../platform/http.ts'
import { receivingHandlers } from '../../receiving/index.ts'
import { proofHandlers, sendingHandlers } from '../../sending/index.ts'
import type { DeskInstance } from '../desk-instance.ts'

/** Mail as it comes and goes. */
export function bindMailRoutes(app: FastifyInstance, who: Authenticate, desk: DeskInstance): void {
  bind(app, who, contract.channels, channelHandlers)
  bind(app, who, contract.ignoredSenders, ignoredSenderHandlers)
  bind(app, who, contract.inboxes, inboxHandlers)
  bind(app, who, contract.mail, mailHandlers)
  bind(app, who, contract.mailFilters, mailFilterHandlers)
  bind(app, who, contract.mailTemplates, mailTemplateHandlers)
  bind(app, who, contract.oauth, oauthHandlers)
  bind(app, who, contract.proofs, proofHandlers)
  bind(app, who, contract.receiving, receivingHandlers)
  bind(
    app,
    who,
    contract.sending,
    sendingHandlers({ dns: desk.domainRecords, hasDeskServer: desk.config.smtpUrl !== undefined }),
  )
  bind(app, who, contract.suppressions, suppressionHandlers)
}
