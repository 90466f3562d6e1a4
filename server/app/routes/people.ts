import type { FastifyInstance } from 'fastify'
import { contract } from '#contract/index.ts'
import { assignmentHandlers, skillHandlers } from '../../assignment/index.ts'
import { boardHandlers } from '../../board/index.ts'
import { customerImportHandlers } from '../../customer-imports/index.ts'
import { dutyHandlers } from '../../duty/index.ts'
import { sendSecretMail } from '../../mail/index.ts'
import { onCallHandlers } from '../../on-call/index.ts'
import {
  customerNoteHandlers,
  organizationHandlers,
  peopleHandlers,
  secondFactorHandlers,
  sessionHandlers,
  tokenHandlers,
} from '../../people/index.ts'
import { personMergeHandlers } from '../../person-merges/index.ts'
import { type Authenticate, bind } from '../../platform/http.ts'
import { teamHandlers } from '../../teams/index.ts'

/** People, teams, and who works when. */
export function bindPeopleRoutes(app: FastifyInstance, who: Authenticate): void {
  bind(app, who, contract.assignment, assignmentHandlers)
  bind(app, who, contract.board, boardHandlers)
  bind(app, who, contract.customerImports, customerImportHandlers)
  bind(app, who, contract.customerNotes, customerNoteHandlers)
  bind(app, who, contract.duty, dutyHandlers)
  bind(app, who, contract.onCall, onCallHandlers)
  bind(app, who, contract.organizations, organizationHandlers)
  bind(app, who, contract.people, peopleHandlers({ sendSecretMail }))
  bind(app, who, contract.personMerges, personMergeHandlers)
  bind(app, who, contract.secondFactor, secondFactorHandlers)
  bind(app, who, contract.sessions, sessionHandlers({ sendSecretMail }))
  bind(app, who, contract.skills, skillHandlers)
  bind(app, who, contract.teams, teamHandlers)
  bind(app, who, contract.tokens, tokenHandlers)
}
