import type { MailServerDraft } from '#contract/mail-accounts.ts'
import { type ProofDraft, proofDraft } from '#contract/proofs.ts'
import { addInbox, findInbox, findInboxByAddress } from '../../inboxes/index.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Ctx, Work } from '../../kernel/context.ts'
import { AppError, found, invalidField } from '../../kernel/errors.ts'
import { seal, unseal } from '../../kernel/sealed.ts'
import type { Services } from '../../kernel/services.ts'
import { findMailAccount, keptPassword, type MailUse, saveMailAccount } from '../../mail-accounts/index.ts'
import { addJob } from '../../platform/jobs.ts'
import { setMailRate, setSendingServer } from '../commands.ts'
import type { InboxProofRow } from '../schema.ts'
import { stepsFor } from './steps.ts'

/** Begins to try a connection out. */
export async function startProof(work: Work, draft: ProofDraft): Promise<InboxProofRow> {
  const address = await addressOf(work, draft)
  const complete = {
    ...draft,
    address,
    sending: await withPassword(work, draft, 'sending'),
    receiving: await withPassword(work, draft, 'receiving'),
  }
  const row = await work.tx
    .insertInto('inboxProofs')
    .values({
      id: work.newId(),
      inboxId: draft.inboxId,
      address,
      draft: seal(JSON.stringify(complete), proofKey(work.services)),
      state: 'running',
      steps: JSON.stringify(stepsFor(draft)),
      createdBy: work.actor.kind === 'person' ? personOf(work.actor).id : null,
      createdAt: work.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await addJob(work, 'inbox:prove', { id: row.id }, { maxAttempts: 2 })
  return row
}

export async function cancelProof(work: Work, id: string): Promise<InboxProofRow> {
  const row = await lockProof(work, id)
  if (row.state === 'saved' || row.state === 'cancelled') return row
  return endProof(work, id, 'cancelled')
}

/** Saves what was proven, and without proof only when that is asked for. Answers the inbox's id. */
export async function saveProof(work: Work, id: string, anyway: boolean): Promise<string> {
  const row = await lockProof(work, id)
  if (row.draft === null) throw new AppError('already_done', 'This has been saved or given up already')
  if (row.state !== 'proven' && !anyway) {
    throw invalidField('anyway', 'not_proven', 'This connection is not proven; save it anyway, or try again')
  }
  const draft = readDraft(work.services, row.draft)
  const inboxId = row.inboxId ?? (await makeInbox(work, draft))
  if (draft.sending !== null) await setSendingServer(work, inboxId, draft.sending)
  if (draft.receiving !== null) await setReceivingServer(work, inboxId, draft.receiving)
  await setMailRate(work, inboxId, draft.mailsPerMinute)
  await endProof(work, id, 'saved')
  return inboxId
}

export async function getProof(ctx: Pick<Ctx, 'db'>, id: string): Promise<InboxProofRow> {
  return found(await ctx.db.selectFrom('inboxProofs').selectAll().where('id', '=', id).executeTakeFirst(), 'Proof')
}

export function readDraft(services: Services, sealed: Buffer): ProofDraft {
  return proofDraft.parse(JSON.parse(unseal(sealed, proofKey(services))))
}

async function lockProof(work: Work, id: string): Promise<InboxProofRow> {
  const row = await work.tx.selectFrom('inboxProofs').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return found(row, 'Proof')
}

/** What was entered is forgotten, passwords and all. */
async function endProof(work: Work, id: string, state: 'cancelled' | 'saved'): Promise<InboxProofRow> {
  return work.tx
    .updateTable('inboxProofs')
    .set({ state, draft: null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function addressOf(work: Work, { inboxId, address }: ProofDraft): Promise<string> {
  if (inboxId !== null) return found(await findInbox(work.tx, inboxId), 'Inbox').address
  const taken = await findInboxByAddress(work.tx, address)
  if (taken?.address === address) throw new AppError('address_taken', 'Another inbox has this address')
  return address
}

/** The password that was left out is the one that is kept already. */
async function withPassword(work: Work, draft: ProofDraft, use: MailUse): Promise<MailServerDraft | null> {
  const server = draft[use]
  if (server === null || server.password !== undefined || server.oauthConnectionId !== null) return server
  const account = draft.inboxId === null ? undefined : await findMailAccount(work.tx, draft.inboxId, use)
  if (account?.password == null) {
    if (server.username === '') return server
    throw invalidField(`${use}.password`, 'required', 'Enter the password')
  }
  if (account.host !== server.host || account.username !== server.username) {
    throw invalidField(`${use}.password`, 'required', 'Enter the password again for another server or name')
  }
  return { ...server, password: keptPassword(work, account) }
}

async function makeInbox(work: Work, { name, address, teamId }: ProofDraft): Promise<string> {
  const inbox = await addInbox(work, {
    name: name ?? address,
    address,
    teamId,
    isDefault: false,
    reopenWithinDays: 30,
    signature: '',
  })
  return inbox.id
}

async function setReceivingServer(work: Work, inboxId: string, server: MailServerDraft): Promise<void> {
  await saveMailAccount(work, inboxId, 'receiving', server)
  await work.record({ action: 'receiving.changed', subject: `${server.username} @ ${server.host}:${server.port}` })
}

function proofKey(services: Services): Buffer {
  return services.key('inbox-proof-draft')
}
