import { sql } from 'kysely'
import { language } from '#contract/common.ts'
import type { Inbox } from '#contract/structure.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { htmlFromText } from '../texts/index.ts'
import { areReachable, domainOf, inboxAddressesOf } from './addresses.ts'
import type { InboxRow } from './schema.ts'

export async function findInbox(db: Db | Tx, id: string): Promise<InboxRow | undefined> {
  return db.selectFrom('inboxes').selectAll().where('id', '=', id).executeTakeFirst()
}

/**
 * The inbox at which an address arrives: by its own address or an alias, exactly before without a tag; then the one
 * that takes its whole domain.
 */
export async function findInboxByAddress(db: Db | Tx, address: string): Promise<InboxRow | undefined> {
  return (await findInboxNamed(db, address)) ?? (await findInboxOfDomain(db, domainOf(address)))
}

/** One of Mesa's own addresses. A person may write from a domain that an inbox takes whole. */
export async function isOwnAddress(db: Db | Tx, address: string): Promise<boolean> {
  return (await findInboxNamed(db, address)) !== undefined
}

/** Whether some inbox has an address in this domain. */
export async function isOwnDomain(db: Db | Tx, domain: string): Promise<boolean> {
  const row = await db
    .selectFrom('inboxes')
    .select('id')
    .where(
      sql<boolean>`split_part(address, '@', -1) = ${domain.toLowerCase()}
        or exists (select 1 from unnest(aliases) as alias where split_part(alias, '@', -1) = ${domain.toLowerCase()})`,
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the desk has an address that the world can write to; before its set-up is finished it has none. */
export async function hasReachableAddress(db: Db | Tx): Promise<boolean> {
  const rows = await db.selectFrom('inboxes').select(['address', 'aliases']).execute()
  return areReachable(rows.flatMap(({ address, aliases }) => [address, ...aliases]))
}

async function findInboxNamed(db: Db | Tx, address: string): Promise<InboxRow | undefined> {
  const names = inboxAddressesOf(address)
  return db
    .selectFrom('inboxes')
    .selectAll()
    .where(sql<boolean>`(address = any(${names}::text[]) or aliases && ${names}::text[])`)
    .orderBy(sql`(address = ${names[0]} or ${names[0]} = any(aliases))`, 'desc')
    .orderBy(sql`address = any(${names}::text[])`, 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function findInboxOfDomain(db: Db | Tx, domain: string): Promise<InboxRow | undefined> {
  return db
    .selectFrom('inboxes')
    .selectAll()
    .where('takesWholeDomain', '=', true)
    .where(sql`split_part(address, '@', -1)`, '=', domain)
    .limit(1)
    .executeTakeFirst()
}

/** Undefined until the desk is set up. */
export async function defaultInbox(db: Db | Tx): Promise<InboxRow | undefined> {
  return db.selectFrom('inboxes').selectAll().where('isDefault', '=', true).executeTakeFirst()
}

/** An inbox that was last changed before signatures were rich has plain text only. */
export function signatureHtmlOf(row: Pick<InboxRow, 'signature' | 'signatureHtml'>): string {
  return row.signatureHtml ?? htmlFromText(row.signature)
}

export async function listInboxes(db: Db | Tx): Promise<Inbox[]> {
  const rows = await selectInboxes(db).orderBy('inboxes.isDefault', 'desc').orderBy('inboxes.name').execute()
  const counts = await countByOutcome(db)
  return rows.map((row) => present(row, counts.get(row.id)))
}

export async function getInbox(db: Db | Tx, id: string): Promise<Inbox> {
  const row = found(await selectInboxes(db).where('inboxes.id', '=', id).executeTakeFirst(), 'Inbox')
  return present(row, (await countByOutcome(db, id)).get(id))
}

function selectInboxes(db: Db | Tx) {
  return db
    .selectFrom('inboxes')
    .leftJoin('teams', 'teams.id', 'inboxes.teamId')
    .selectAll('inboxes')
    .select(['teams.name as teamName', 'teams.color as teamColor'])
}

/** How much mail of each inbox came to each end: sums and the ledger's newest lines, which the database keeps. */
async function countByOutcome(db: Db | Tx, inboxId?: string): Promise<Map<string, Map<string, number>>> {
  const steps = db.selectFrom('mailCountSteps').select(['inboxId', 'outcome', 'step as count'])
  const counts = await db
    .selectFrom(db.selectFrom('mailCounts').select(['inboxId', 'outcome', 'count']).unionAll(steps).as('lines'))
    .select(['inboxId', 'outcome', sql<number>`sum(count)::bigint`.as('count')])
    .$if(inboxId !== undefined, (query) => query.where('inboxId', '=', inboxId ?? ''))
    .groupBy(['inboxId', 'outcome'])
    .execute()
  const ofInboxes = Map.groupBy(counts, (row) => row.inboxId)
  return new Map([...ofInboxes].map(([id, rows]) => [id, new Map(rows.map(({ outcome, count }) => [outcome, count]))]))
}

type ListedInbox = Awaited<ReturnType<ReturnType<typeof selectInboxes>['executeTakeFirstOrThrow']>>

function present(row: ListedInbox, counts = new Map<string, number>()): Inbox {
  const { id, name, address, teamId, teamName, teamColor, isDefault, reopenWithinDays, signature, quotesHistory } = row
  const count = (outcome: string) => counts.get(outcome) ?? 0
  return {
    id,
    name,
    address,
    team:
      teamId === null || teamName === null || teamColor === null
        ? null
        : { id: teamId, name: teamName, color: teamColor },
    isDefault,
    language: language.parse(row.language),
    reopenWithinDays,
    signature,
    signatureHtml: signatureHtmlOf(row),
    quotesHistory,
    aliases: row.aliases,
    takesWholeDomain: row.takesWholeDomain,
    trustedServers: row.trustedServers,
    counts: {
      received: [...counts.values()].reduce((sum, each) => sum + each, 0),
      opened: count('ticket_opened'),
      added: count('reply_added'),
      quarantined: count('quarantined'),
      ignored: count('ignored'),
      waiting: count('waiting'),
    },
  }
}
