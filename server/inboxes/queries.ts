import { sql } from 'kysely'
import { language } from '#contract/common.ts'
import type { Inbox } from '#contract/structure.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { inboxAddressesOf } from './addresses.ts'
import type { InboxRow } from './schema.ts'

export async function findInbox(db: Db | Tx, id: string): Promise<InboxRow | undefined> {
  return db.selectFrom('inboxes').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The inbox at which an address arrives; one with exactly this address before the one it is a tag of. */
export async function findInboxByAddress(db: Db | Tx, address: string): Promise<InboxRow | undefined> {
  return db
    .selectFrom('inboxes')
    .selectAll()
    .where('address', 'in', inboxAddressesOf(address))
    .orderBy(sql`length(address)`, 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function isOwnAddress(db: Db | Tx, address: string): Promise<boolean> {
  return (await findInboxByAddress(db, address)) !== undefined
}

/** Undefined until the desk is set up. */
export async function defaultInbox(db: Db | Tx): Promise<InboxRow | undefined> {
  return db.selectFrom('inboxes').selectAll().where('isDefault', '=', true).executeTakeFirst()
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
  const { id, name, address, teamId, teamName, teamColor, isDefault, reopenWithinDays, signature } = row
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
