import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { refreshFindText } from './identities.ts'
import { findOrCreateRequester } from './requesters.ts'
import type { PersonRow } from './schema.ts'
import { setPasswordHash } from './sign-in/change-password.ts'

export async function hasAdministrator(db: Db | Tx): Promise<boolean> {
  const query = db.selectFrom('people').select('id').where('role', '=', 'admin').where('isActive', '=', true)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

/** Whether there is nobody yet to administer the desk. Holds until the transaction ends: others wait here. */
export async function lacksAdministrator(work: Work): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended('mesa.first_administrator', 0))`.execute(work.tx)
  return !(await hasAdministrator(work.tx))
}

export interface AdministratorDraft {
  email: string
  name?: string
  language: Language
  timeZone: string
  passwordHash: string
}

/** Also makes one of somebody who wrote to the desk before it had an administrator. */
export async function makeAdministrator(work: Work, draft: AdministratorDraft): Promise<PersonRow> {
  const person = await findOrCreateRequester(work, draft)
  await setPasswordHash(work, person.id, draft.passwordHash)
  const administrator = await work.tx
    .updateTable('people')
    .set({
      role: 'admin',
      isActive: true,
      language: draft.language,
      timeZone: draft.timeZone,
      ...(draft.name !== undefined && { name: draft.name }),
    })
    .where('id', '=', person.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await refreshFindText(work.tx, person.id)
  return administrator
}
