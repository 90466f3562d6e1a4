import { createHmac, randomBytes } from 'node:crypto'
import type { Work } from '../../kernel/context.ts'
import type { Services } from '../../kernel/services.ts'
import { base32 } from './totp.ts'

const count = 10

/** Replaces the codes on paper by new ones, 75 random bits each; only what is shown now is ever readable. */
export async function makeRecoveryCodes(work: Work, personId: string): Promise<string[]> {
  const codes = Array.from({ length: count }, () => base32(randomBytes(10)).slice(0, 15).toLowerCase())
  await work.tx.deleteFrom('recoveryCodes').where('personId', '=', personId).execute()
  await work.tx
    .insertInto('recoveryCodes')
    .values(codes.map((code) => ({ personId, codeHash: hashCode(work.services, code) })))
    .execute()
  return codes.map((code) => code.replace(/(.{5})(?=.)/g, '$1-'))
}

/** Uses a code up; false for one that is none, or was used. */
export async function spendRecoveryCode(work: Work, personId: string, code: string): Promise<boolean> {
  const spent = await work.tx
    .deleteFrom('recoveryCodes')
    .where('personId', '=', personId)
    .where('codeHash', '=', hashCode(work.services, code))
    .returning('personId')
    .executeTakeFirst()
  return spent !== undefined
}

/** With a key of ours, so that who reads the database alone cannot even try. */
function hashCode(services: Services, code: string): Buffer {
  return createHmac('sha256', services.key('recovery-codes')).update(code).digest()
}
