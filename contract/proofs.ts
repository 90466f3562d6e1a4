import { z } from 'zod'
import { byId, emailAddress, id, instant } from './common.ts'
import { mailFault, mailServerDraft } from './mail-accounts.ts'
import { operation } from './operation.ts'
import { inbox } from './structure.ts'

/** What is tried, in this order. */
const proofStepKey = z.enum(['dns', 'connect', 'tls', 'sign_in', 'imap', 'send', 'receive'])
export type ProofStepKey = z.infer<typeof proofStepKey>

const proofStep = z.object({
  key: proofStepKey,
  state: z.enum(['pending', 'running', 'ok', 'failed', 'skipped']),
  /** What failed, where it did. */
  fault: mailFault.nullable(),
  /** What the other side said. */
  said: z.string().nullable(),
})
export type ProofStep = z.infer<typeof proofStep>

/** A connection of an inbox that is tried out: a real mail is sent to its address and seen to arrive. */
const inboxProof = z
  .object({
    id,
    inboxId: id.nullable(),
    address: z.string(),
    /** `waiting`: the mail has left and is not there yet. */
    state: z.enum(['running', 'waiting', 'proven', 'failed', 'cancelled', 'saved']),
    steps: z.array(proofStep),
    /** Until when the mail is waited for. */
    deadlineAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'InboxProof' })
export type InboxProof = z.infer<typeof inboxProof>

export const proofDraft = z
  .object({
    /** Null: an inbox that is made when this is saved; it needs a name then. */
    inboxId: id.nullable().default(null),
    name: z.string().trim().min(1).max(80).optional(),
    address: emailAddress,
    teamId: id.nullable().default(null),
    /** Null: by the server of the desk. */
    sending: mailServerDraft.nullable(),
    /** Null: its mail comes in by the SMTP door, a forward or a program. */
    receiving: mailServerDraft.nullable(),
    mailsPerMinute: z.int().min(1).max(10_000).nullable().default(null),
  })
  .refine((draft) => draft.inboxId !== null || draft.name !== undefined, { error: 'Name the inbox', path: ['name'] })
export type ProofDraft = z.output<typeof proofDraft>

const act = { access: 'admin', scope: 'settings:write', params: byId } as const

export const proofs = {
  start: operation({
    method: 'POST',
    path: '/inbox-proofs',
    summary: 'Try a connection out: name, connection, encryption, sign-in, a mail to itself, and its arrival',
    access: 'admin',
    scope: 'settings:write',
    body: proofDraft,
    result: inboxProof,
    status: 201,
    errors: ['not_found', 'address_taken', 'invalid'],
  }),
  get: operation({
    method: 'GET',
    path: '/inbox-proofs/:id',
    summary: 'How far it has got',
    access: 'admin',
    scope: 'settings:read',
    params: byId,
    result: inboxProof,
    errors: ['not_found'],
  }),
  cancel: operation({
    ...act,
    method: 'POST',
    path: '/inbox-proofs/:id/cancel',
    summary: 'Stop trying; nothing is saved',
    result: inboxProof,
    errors: ['not_found'],
  }),
  save: operation({
    ...act,
    method: 'POST',
    path: '/inbox-proofs/:id/save',
    summary: 'Save what was proven; `anyway` also saves what was not',
    body: z.object({ anyway: z.boolean().default(false) }),
    result: inbox,
    errors: ['not_found', 'already_done', 'address_taken', 'invalid'],
  }),
}
