import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type ApprovalStep, approvalStep, approverChoice } from '#contract/approval-flows.ts'
import type { ApprovalSteps, Approvals, ApprovalVotes } from '../kernel/tables.ts'
import type { TicketRow } from '../tickets/index.ts'

export type ApprovalRow = Selectable<Approvals>
export type StepRow = Selectable<ApprovalSteps>
export type VoteRow = Selectable<ApprovalVotes>

/** A request and the ticket it is told on, both locked. */
export interface Held {
  approval: ApprovalRow
  /** Where the ticket of the request was merged into another one, that one. */
  ticket: TicketRow
  /** For whom it is asked: the requester of its own ticket. */
  requesterId: string
}

export function readSteps(stored: unknown): ApprovalStep[] {
  return z.array(approvalStep).parse(stored)
}

export function readWho(stored: unknown) {
  return approverChoice.parse(stored)
}

/** PostgreSQL answers exact numbers as text. */
export function amountOf(stored: string | null): number | null {
  return stored === null ? null : Number(stored)
}

/** The question in one language, or in the other. */
export function questionIn(language: string, { questionEs, questionEn }: { questionEs: string; questionEn: string }) {
  const [own, other] = language === 'en' ? [questionEn, questionEs] : [questionEs, questionEn]
  return own === '' ? other : own
}
