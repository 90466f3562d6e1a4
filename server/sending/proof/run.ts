import { z } from 'zod'
import type { Language } from '#contract/common.ts'
import type { ProofDraft, ProofStep } from '#contract/proofs.ts'
import type { Ctx } from '../../kernel/context.ts'
import { signInOf, unsavedAccount } from '../../mail-accounts/index.ts'
import type { DomainRecords } from '../domain-records.ts'
import { smtpAccountWayOut } from '../smtp.ts'
import type { Handover } from '../way-out.ts'
import type { WaysOut } from '../ways-out.ts'
import { readDraft } from './commands.ts'
import { signProofId } from './ids.ts'
import { imapFault, type WatchedMailbox, watchMailbox } from './imap.ts'
import { stepsOf } from './present.ts'
import { proofMail } from './proof-mail.ts'
import { begin, fail, pass } from './steps.ts'
import { hasFailed, trySmtp } from './try-smtp.ts'

const payload = z.object({ id: z.uuid() })
const imapWithinMs = 90_000
/** By the SMTP door or a forward, which may have queues of their own. */
const elsewhereWithinMs = 5 * 60_000

interface ProofParts {
  ways: WaysOut
  dns: DomainRecords
}

/** Somebody cancelled: what is under way ends, and nothing more is written. */
class CancelledError extends Error {
  override name = 'CancelledError'
}

interface Run {
  ctx: Ctx
  id: string
  draft: ProofDraft
  messageId: string
  language: Language
  parts: ProofParts
}

/** The job that tries a connection out, and writes down each step as it goes. */
export async function runProof(ctx: Ctx, parts: ProofParts, job: unknown): Promise<void> {
  const { id } = payload.parse(job)
  const row = await ctx.db.selectFrom('inboxProofs').selectAll().where('id', '=', id).executeTakeFirst()
  if (row?.state !== 'running' || row.draft === null) return
  const draft = readDraft(ctx.services, row.draft)
  const messageId = signProofId(ctx.services, id, row.address.slice(row.address.lastIndexOf('@') + 1))
  const language = await languageOf(ctx, row.createdBy)
  try {
    await prove({ ctx, id, draft, messageId, language, parts }, stepsOf(row))
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error
  }
}

async function prove(run: Run, from: ProofStep[]): Promise<void> {
  let steps = await enterServer(run, from)
  if (hasFailed(steps)) return end(run, steps, 'failed')
  const { receiving } = run.draft
  if (receiving === null) return send(run, steps, undefined)
  steps = begin(steps, 'imap')
  await tell(run, steps)
  const mailbox = await openMailbox(run)
  if ('fault' in mailbox) return end(run, fail(steps, 'imap', mailbox.fault, mailbox.detail), 'failed')
  try {
    await send(run, pass(steps, 'imap'), mailbox)
  } finally {
    await mailbox.close()
  }
}

async function enterServer(run: Run, steps: ProofStep[]): Promise<ProofStep[]> {
  const { sending } = run.draft
  if (sending === null) return steps
  const account = unsavedAccount(run.ctx.services, run.id, 'sending', sending)
  const signIn = () => signInOf(run.ctx, account)
  return trySmtp(sending, signIn, { steps, tell: (now) => tell(run, now), dns: run.parts.dns })
}

async function openMailbox({
  ctx,
  id,
  draft: { receiving },
}: Run): Promise<WatchedMailbox | ReturnType<typeof imapFault>> {
  if (receiving === null) throw new Error('There is no mailbox to open')
  try {
    return await watchMailbox(receiving, await signInOf(ctx, unsavedAccount(ctx.services, id, 'receiving', receiving)))
  } catch (error) {
    return imapFault(error)
  }
}

async function send(run: Run, before: ProofStep[], mailbox: WatchedMailbox | undefined): Promise<void> {
  let steps = begin(before, 'send')
  await tell(run, steps)
  const { outcomes, fault } = await handOver(run)
  const [outcome] = outcomes
  if (outcome?.state !== 'sent') {
    const said = outcome?.state === 'kept' ? '' : (outcome?.said ?? '')
    return end(run, fail(steps, 'send', fault?.fault ?? 'sending', said), 'failed')
  }
  steps = begin(pass(steps, 'send', outcome.said), 'receive')
  await wait(run, steps, mailbox === undefined ? elsewhereWithinMs : imapWithinMs)
  if (mailbox !== undefined) await awaitIn(mailbox, run, steps)
}

async function handOver({ ctx, id, draft, messageId, language, parts }: Run): Promise<Handover> {
  const build = async () => proofMail(draft.address, messageId, language)
  if (draft.sending === null) return parts.ways.send(ctx, null, build)
  const way = smtpAccountWayOut(
    draft.sending,
    await signInOf(ctx, unsavedAccount(ctx.services, id, 'sending', draft.sending)),
  )
  try {
    return await way.send(build, undefined)
  } finally {
    way.close()
  }
}

async function awaitIn(mailbox: WatchedMailbox, run: Run, steps: ProofStep[]): Promise<void> {
  try {
    const isThere = await mailbox.sees(run.messageId, () => isAwaited(run))
    if (isThere) return await end(run, pass(steps, 'receive'), 'proven')
    await end(run, fail(steps, 'receive', 'receiving', ''), 'failed')
  } catch (error) {
    const { fault, detail } = imapFault(error)
    await end(run, fail(steps, 'receive', fault, detail), 'failed')
  }
}

async function isAwaited({ ctx, id }: Run): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('inboxProofs')
    .select(['state', 'deadlineAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.state === 'waiting' && row.deadlineAt !== null && row.deadlineAt > ctx.now()
}

async function tell({ ctx, id }: Run, steps: ProofStep[]): Promise<void> {
  await change(ctx, id, { steps })
}

async function wait({ ctx, id }: Run, steps: ProofStep[], withinMs: number): Promise<void> {
  await change(ctx, id, { steps, state: 'waiting', deadlineAt: new Date(ctx.now().getTime() + withinMs) })
}

async function end({ ctx, id }: Run, steps: ProofStep[], state: 'proven' | 'failed'): Promise<void> {
  await change(ctx, id, { steps, state })
}

async function change(
  ctx: Ctx,
  id: string,
  { steps, ...values }: { steps: ProofStep[]; state?: string; deadlineAt?: Date },
): Promise<void> {
  const row = await ctx.db
    .updateTable('inboxProofs')
    .set({ steps: JSON.stringify(steps), ...values })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'waiting'])
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new CancelledError()
}

async function languageOf(ctx: Ctx, personId: string | null): Promise<Language> {
  if (personId === null) return 'es'
  const person = await ctx.db.selectFrom('people').select('language').where('id', '=', personId).executeTakeFirst()
  return person?.language === 'en' ? 'en' : 'es'
}
