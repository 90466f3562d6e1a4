import { sql } from 'kysely'
import type { Work } from '../../kernel/context.ts'
import { domainsOf } from '../addresses.ts'
import { organizationOfAddress } from '../identities.ts'
import { isPublicMail } from './public-mail.ts'

/** The organization of an address's domain; made under the domain's name when nobody has that, and only once. */
export async function findOrMakeOrganization(work: Work, address: string): Promise<string | null> {
  const known = await organizationOfAddress(work.tx, address)
  const [domain] = domainsOf(address)
  if (known !== null || domain === undefined || !domain.includes('.') || isPublicMail(domain)) return known
  // Somebody else made it meanwhile and has committed: inserting waited for that.
  return (await makeOrganization(work, domain)) ?? organizationOfAddress(work.tx, address)
}

async function makeOrganization(work: Work, domain: string): Promise<string | undefined> {
  const made = await work.tx
    .insertInto('organizations')
    .values({ id: work.newId(), name: domain, isMade: true, createdAt: work.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return undefined
  await work.tx.insertInto('organizationDomains').values({ domain, organizationId: made.id }).execute()
  await work.record({ action: 'organization.created', subject: domain })
  return made.id
}

/** What a domain alone had made: whoever makes an organization for that domain goes on with it. */
export async function findMade({ tx }: Work, domains: readonly string[]): Promise<string | undefined> {
  const made = await tx
    .selectFrom('organizations')
    .select('id')
    .where('isMade', '=', true)
    .where('id', 'in', (query) =>
      query
        .selectFrom('organizationDomains')
        .select('organizationId')
        .where('domain', '=', sql<string>`any(${domains}::text[])`),
    )
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return made?.id
}

/** What a domain alone had made gives way to the organization that a person gives the domain to, with all it holds. */
export async function takeOverMade({ tx }: Work, organizationId: string, domains: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organizations as o
    where o.is_made and o.id <> ${organizationId}
      and o.id in (select d.organization_id from organization_domains as d where d.domain = any(${domains}::text[]))
      and not exists (select from customer_notes where organization_id = o.id)
      and not exists (select from devices where organization_id = o.id)
      and not exists (select from announcement_organizations where organization_id = o.id)
      and not exists (select from service_audience where organization_id = o.id)
      and not exists (select from remote_organizations where organization_id = o.id)
      and not exists (select from articles where o.id = any(organization_ids))
      and not exists (select from article_categories where o.id = any(organization_ids))
    for update of o`.execute(tx)
  for (const { id } of rows) {
    await tx.updateTable('people').set({ organizationId }).where('organizationId', '=', id).execute()
    await tx.updateTable('tickets').set({ organizationId }).where('organizationId', '=', id).execute()
    await tx.deleteFrom('organizations').where('id', '=', id).execute()
  }
}
