import { sql } from 'kysely'
import type { MailImport } from '#contract/receiving.ts'
import type { Db, Tx } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import type { MailImportRow } from '../schema.ts'

const shown = 10

export async function listImports(db: Db, inboxId: string): Promise<MailImport[]> {
  const rows = await db
    .selectFrom('mailImports')
    .selectAll()
    .where('inboxId', '=', inboxId)
    .orderBy('id', 'desc')
    .limit(shown)
    .execute()
  return Promise.all(rows.map(async (row) => present(row, await countOutcomes(db, row.id))))
}

export async function getImport(db: Db | Tx, id: string): Promise<MailImport> {
  const row = found(await findImport(db, id), 'Import')
  return present(row, await countOutcomes(db, id))
}

export async function findImport(db: Db | Tx, id: string): Promise<MailImportRow | undefined> {
  return db.selectFrom('mailImports').selectAll().where('id', '=', id).executeTakeFirst()
}

async function countOutcomes(db: Db | Tx, importId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('receivedMails')
    .select(['outcome', sql<number>`count(*)`.as('count')])
    .where('importId', '=', importId)
    .groupBy('outcome')
    .execute()
  return new Map(rows.map(({ outcome, count }) => [outcome, count]))
}

function present(row: MailImportRow, outcomes: Map<string, number>): MailImport {
  const { id, folders, total, done, faultDetail } = row
  const count = (outcome: string) => outcomes.get(outcome) ?? 0
  const brought = [...outcomes.values()].reduce((sum, each) => sum + each, 0)
  return {
    id,
    folders,
    total,
    done,
    faultDetail,
    since: row.since?.toISOString() ?? null,
    // The database's checks and the writers of these columns hold them to the contract's words.
    state: row.state as MailImport['state'],
    fault: row.fault as MailImport['fault'],
    counts: {
      opened: count('ticket_opened'),
      added: count('reply_added'),
      quarantined: count('quarantined'),
      ignored: count('ignored'),
      waiting: count('waiting'),
      known: Math.max(0, done - brought),
    },
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}
