import type { DeliveryState } from '#contract/delivery.ts'
import type { Work } from '../kernel/context.ts'
import { findSendingSettings, isPlaceNow, takePlace } from '../sending/index.ts'
import { queueSending } from './outbox.ts'
import { faultIn, isOpen, lockOutgoing, overallOf, recipientsOf, setOutcomes } from './recipients.ts'
import type { OutgoingMailRow } from './schema.ts'
import { suppressionsAmong } from './suppressed.ts'

/** Whoever asks for one of these gets it. */
const wantedPurposes = ['sign_in', 'reset', 'invitation']
/** Their links are as good as passwords: nothing of them is kept. */
export const secretPurposes = [...wantedPurposes, 'approval']

export type Claim =
  /** It may leave, to these. */
  | { kind: 'taken'; mail: OutgoingMailRow; addresses: string[]; before: DeliveryState }
  /** Nothing is left to do, but its ticket is to be told. */
  | { kind: 'settled'; mail: OutgoingMailRow; state: string }
  | { kind: 'none' }

/** Takes a mail up before it is sent: after a crash it is unknown, never sent twice. */
export async function claimMail(work: Work, id: string, place: string | undefined): Promise<Claim> {
  const mail = await lockOutgoing(work, id)
  if (mail === undefined) return { kind: 'none' }
  if (mail.state === 'sending') return giveUpLost(work, mail)
  if ((mail.state !== 'queued' && mail.state !== 'delayed') || mail.content === null) return { kind: 'none' }
  if (await waitsForPlace(work, mail, place)) return { kind: 'none' }
  const before = overallOf(await recipientsOf(work, mail))
  await holdBackSuppressed(work, mail)
  const rows = await recipientsOf(work, mail)
  const addresses = rows.filter(isOpen).map(({ address }) => address)
  const state = addresses.length > 0 ? 'sending' : overallOf(rows)
  const attempts = mail.attempts + (addresses.length > 0 ? 1 : 0)
  const error = addresses.length > 0 ? mail.error : faultIn(rows)
  await work.tx.updateTable('outgoingMails').set({ state, attempts, error }).where('id', '=', id).execute()
  if (addresses.length === 0) return state === before ? { kind: 'none' } : { kind: 'settled', mail, state }
  return { kind: 'taken', mail: { ...mail, attempts }, addresses, before }
}

/** An earlier try ended without a word. */
async function giveUpLost(work: Work, mail: OutgoingMailRow): Promise<Claim> {
  const said = 'Mesa was stopped while this mail was being sent'
  const open = (await recipientsOf(work, mail)).filter(isOpen)
  const outcome = { state: 'unknown', reason: 'interrupted', said } as const
  await setOutcomes(
    work,
    mail.id,
    open.map(({ address }) => ({ address, ...outcome })),
  )
  const rows = await recipientsOf(work, mail)
  const state = overallOf(rows)
  await work.tx
    .updateTable('outgoingMails')
    .set({ state, error: faultIn(rows) })
    .where('id', '=', mail.id)
    .execute()
  return { kind: 'settled', mail, state }
}

/** Above the inbox's rate a mail waits for its minute; that is no fault of it. */
async function waitsForPlace(work: Work, mail: OutgoingMailRow, place: string | undefined): Promise<boolean> {
  if (mail.inboxId === null || isPlaceNow(place, work.now())) return false
  const settings = await findSendingSettings(work.tx, mail.inboxId)
  if (settings?.mailsPerMinute == null) return false
  const minute = await takePlace(work, mail.inboxId, settings.mailsPerMinute)
  if (minute === undefined) return false
  await queueSending(work, mail.id, { runAt: minute, place: minute.toISOString() })
  return true
}

/** Mail to an address that sent earlier mail back does not leave, and says so. */
async function holdBackSuppressed(work: Work, mail: OutgoingMailRow): Promise<void> {
  if (wantedPurposes.includes(mail.purpose)) return
  const open = (await recipientsOf(work, mail)).filter(isOpen).map(({ address }) => address)
  const suppressed = await suppressionsAmong(work, open)
  await setOutcomes(
    work,
    mail.id,
    suppressed.map(({ address, reason }) => ({ address, state: 'failed', reason: 'suppressed', said: reason })),
  )
}
