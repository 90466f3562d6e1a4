import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { organizations } from '#contract/structure.ts'
import { changesBetween } from '../../kernel/acts.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError, invalidField } from '../../kernel/errors.ts'
import { fieldsAfter, valuesOf } from '../field-values.ts'
import { tellVip } from '../tell-vip.ts'
import { findMade, takeOverMade } from './by-domain.ts'
import { getOrganization, type ListedOrganization } from './queries.ts'

type Draft = Input<typeof organizations.create>['body']
export type OrganizationDraft = Omit<Draft, 'fields'> & Partial<Pick<Draft, 'fields'>>
type OrganizationChange = Input<typeof organizations.update>['body']

export async function addOrganization(work: Work, { domains, fields: given = {}, ...fields }: OrganizationDraft) {
  const id = (await findMade(work, domains)) ?? work.newId()
  await refuseTakenName(work, id, fields.name)
  const values = { ...fields, fields: JSON.stringify(await fieldsAfter(work, 'organization', {}, given)) }
  await work.tx
    .insertInto('organizations')
    .values({ id, ...values, createdAt: work.now() })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, isMade: false }))
    .execute()
  await replaceDomains(work, id, domains)
  await work.record({ action: 'organization.created', subject: fields.name })
  // One that a mail had made has tickets already.
  await tellVip(work, { organizationId: id }, undefined, fields)
  return getOrganization(work.tx, id)
}

export async function changeOrganization(
  work: Work,
  id: string,
  { domains, fields: given = {}, ...fields }: OrganizationChange,
) {
  if (fields.name !== undefined) await refuseTakenName(work, id, fields.name)
  const before = await lockOrganization(work, id)
  const values = await fieldsAfter(work, 'organization', valuesOf(before), given)
  await work.tx
    .updateTable('organizations')
    .set({ ...fields, fields: JSON.stringify(values), isMade: false })
    .where('id', '=', id)
    .execute()
  if (domains !== undefined) await replaceDomains(work, id, domains)
  const after = await getOrganization(work.tx, id)
  const changes = changesBetween(told(before), told(after))
  await work.record({ action: 'organization.changed', subject: after.name, changes })
  await tellVip(work, { organizationId: id }, before, after)
  return after
}

/** As the audit log tells of it. */
function told({ fields, ...organization }: ListedOrganization) {
  return { ...valuesOf({ fields }), ...organization }
}

/** The organization, which nobody else changes meanwhile. */
async function lockOrganization(work: Work, id: string): Promise<ListedOrganization> {
  await work.tx.selectFrom('organizations').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return getOrganization(work.tx, id)
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
  await takeOverMade(work, organizationId, domains)
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
