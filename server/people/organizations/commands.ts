import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { organizations } from '#contract/structure.ts'
import { changesBetween } from '../../kernel/acts.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError, invalidField } from '../../kernel/errors.ts'
import { getOrganization } from './queries.ts'

export type OrganizationDraft = Input<typeof organizations.create>['body']
type OrganizationChange = Input<typeof organizations.update>['body']

export async function addOrganization(work: Work, { domains, ...fields }: OrganizationDraft) {
  const id = work.newId()
  await refuseTakenName(work, id, fields.name)
  await work.tx
    .insertInto('organizations')
    .values({ id, ...fields, createdAt: work.now() })
    .execute()
  await replaceDomains(work, id, domains)
  await work.record({ action: 'organization.created', subject: fields.name })
  return getOrganization(work.tx, id)
}

export async function changeOrganization(work: Work, id: string, { domains, ...fields }: OrganizationChange) {
  if (fields.name !== undefined) await refuseTakenName(work, id, fields.name)
  const before = await getOrganization(work.tx, id)
  if (Object.keys(fields).length > 0) {
    await work.tx.updateTable('organizations').set(fields).where('id', '=', id).execute()
  }
  if (domains !== undefined) await replaceDomains(work, id, domains)
  const after = await getOrganization(work.tx, id)
  await work.record({ action: 'organization.changed', subject: after.name, changes: changesBetween(before, after) })
  return after
}

/** Names are given one at a time, so that the check still holds when the name is written. Readers do not wait. */
async function refuseTakenName(work: Work, id: string, name: string): Promise<void> {
  await sql`lock table organizations in share row exclusive mode`.execute(work.tx)
  const other = await work.tx
    .selectFrom('organizations')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another organization has this name')
}

async function replaceDomains(work: Work, organizationId: string, domains: readonly string[]): Promise<void> {
  const { tx } = work
  await tx.deleteFrom('organizationDomains').where('organizationId', '=', organizationId).execute()
  for (const domain of new Set(domains)) {
    const row = await tx
      .insertInto('organizationDomains')
      .values({ domain, organizationId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('domain')
      .executeTakeFirst()
    if (row === undefined) throw invalidField('domains', 'taken', `${domain} belongs to another organization`)
  }
}
