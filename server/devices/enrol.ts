import { randomInt } from 'node:crypto'
import { type Enrolled, type Enrolment, enrolmentClaim, plainCode } from '#contract/device.ts'
import type { EnrolmentCode } from '#contract/device-agents.ts'
import { personOf } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { hashSecret } from '../kernel/signatures.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { cutLine } from './cut.ts'
import { deskKey, isSignedBy } from './keys.ts'
import { getDeviceRow } from './row.ts'

const codeLastsMs = 15 * 60_000
/** Without letters that are taken for digits. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** 80 random bits. */
const codeLength = 16
const guessesPerMinute = 10

/** A code for this device; codes made for it before end now. */
export async function makeEnrolmentCode(work: Work, deviceId: string): Promise<EnrolmentCode> {
  const { id, name } = await getDeviceRow(work.tx, work.actor, deviceId)
  const code = randomWord(codeLength)
  const now = work.now()
  const expiresAt = new Date(now.getTime() + codeLastsMs)
  await work.tx.deleteFrom('deviceCodes').where('deviceId', '=', id).where('usedAt', 'is', null).execute()
  await work.tx
    .insertInto('deviceCodes')
    .values({
      id: work.newId(),
      deviceId: id,
      codeHash: hashSecret(code),
      createdBy: personOf(work.actor).id,
      createdAt: now,
      expiresAt,
    })
    .execute()
  await work.record({ action: 'device.code_made', subject: name })
  const shown = code.match(/.{4}/g)?.join('-') ?? code
  const command = `npx mesa-device enrol ${shown} --server ${work.services.publicUrl}`
  return { code: shown, expiresAt: expiresAt.toISOString(), command }
}

/**
 * Spends a code on a key. Unknown, used and expired codes are refused alike. Enrolled anew, a device has the new key
 * alone, and the line of the old one is cut.
 */
export async function enrolDevice(ctx: Ctx, draft: Enrolment): Promise<Enrolled> {
  await limitRate(ctx, { key: `device-enrol:${ctx.ip ?? ''}`, max: guessesPerMinute, seconds: 60 })
  const publicKey = Buffer.from(draft.publicKey, 'base64url')
  if (!isSignedBy(publicKey, enrolmentClaim(draft.code, draft.publicKey), draft.signature))
    throw new AppError('wrong_credentials', 'Whoever enrols must hold the key')
  const deviceId = await transact(ctx, (work) => spend(work, publicKey, draft))
  return { deviceId, serverKey: deskKey(ctx.services).publicKey }
}

async function spend(work: Work, publicKey: Buffer, draft: Enrolment): Promise<string> {
  const now = work.now()
  // One statement: of two who bring the same code, one finds it unused.
  const code = await work.tx
    .updateTable('deviceCodes')
    .set({ usedAt: now })
    .where('codeHash', '=', hashSecret(plainCode(draft.code)))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning(['deviceId', 'createdBy'])
    .executeTakeFirst()
  if (code === undefined) throw refused()
  const device = await work.tx
    .updateTable('devices')
    .set({
      publicKey,
      enrolledAt: now,
      updatedAt: now,
      hostname: draft.hostname,
      platform: draft.platform,
      agentVersion: draft.agentVersion,
      allowed: [...new Set(draft.allow)],
    })
    .where('id', '=', code.deviceId)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('deviceTeams').select('teamId').whereRef('deviceTeams.teamId', '=', 'devices.teamId')),
    )
    .returning(['id', 'name'])
    .executeTakeFirst()
  if (device === undefined) throw refused()
  await work.record({ action: 'device.enrolled', subject: device.name, actorId: code.createdBy })
  await cutLine(work, device.id)
  return device.id
}

function refused(): AppError {
  return new AppError('wrong_credentials', 'This code is unknown, used or expired; make a new one on the device’s page')
}

function randomWord(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
}
