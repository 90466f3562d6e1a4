import type { RemoteSettings } from '#contract/remote-settings.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'

/** What organizations wanted of their own, by name. */
export async function listRecordedOrganizations(db: Db | Tx): Promise<RemoteSettings['organizations']> {
  return db
    .selectFrom('remoteOrganizations as r')
    .innerJoin('organizations as o', 'o.id', 'r.organizationId')
    .select(['o.id', 'o.name', 'r.isRecorded'])
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()
}

/** Whether sessions for a ticket of this organization are recorded: its own wish, else the desk's. */
export async function isRecordedFor(db: Db | Tx, organizationId: string | null, usual: boolean): Promise<boolean> {
  const query = db.selectFrom('remoteOrganizations').select('isRecorded').where('organizationId', '=', organizationId)
  return (await query.executeTakeFirst())?.isRecorded ?? usual
}

export async function replaceRecordedOrganizations(
  { tx }: Work,
  wanted: readonly { id: string; isRecorded: boolean }[],
): Promise<void> {
  await tx.deleteFrom('remoteOrganizations').execute()
  if (wanted.length === 0) return
  const ids = wanted.map(({ id }) => id)
  if (new Set(ids).size < ids.length)
    throw invalidField('organizations', 'taken', 'An organization is recorded or it is not')
  const known = await tx.selectFrom('organizations').select('id').where('id', 'in', ids).execute()
  if (known.length < ids.length) throw invalidField('organizations', 'unknown', 'There is no such organization')
  await tx
    .insertInto('remoteOrganizations')
    .values(wanted.map(({ id, isRecorded }) => ({ organizationId: id, isRecorded })))
    .execute()
}
