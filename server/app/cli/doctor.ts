import { sql } from 'kysely'
import type { DeskInstance } from '../desk-instance.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './run.ts'
import { withDesk } from './with-desk.ts'

interface Finding {
  what: string
  isGood: boolean
  detail: string
}

export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor',
  summary: 'Checks that the books balance and every stored file is there. Exit code 1 when something is wrong.',
  run: async (args) => {
    readArguments(args, {})
    const findings = await withDesk((desk) =>
      Promise.all([checkBooks(desk), checkFiles(desk), checkQuarantine(desk), checkOutbox(desk)]),
    )
    for (const { what, isGood, detail } of findings) {
      process.stdout.write(`${isGood ? 'ok   ' : 'look '} ${what}: ${detail}\n`)
    }
    return findings.every(({ isGood }) => isGood) ? 0 : 1
  },
}

/** Every mail that became a ticket or a reply has its message, and no two have the same. */
async function checkBooks(desk: DeskInstance): Promise<Finding> {
  const { rows } = await sql<{ total: number; lost: number }>`
    select count(*)::int as total,
      count(*) filter (where r.outcome in ('ticket_opened', 'reply_added') and m.id is null)::int as lost
    from received_mails as r left join messages as m on m.id = r.ticket_message_id`.execute(desk.database.db)
  const { total, lost } = rows[0] ?? { total: 0, lost: 0 }
  return { what: 'received mail', isGood: lost === 0, detail: `${total} received, ${lost} without their message` }
}

async function checkFiles(desk: DeskInstance): Promise<Finding> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from attachments union select raw_sha256 from received_mails`.execute(desk.database.db)
  let missing = 0
  for (const { sha256 } of rows) if (!(await desk.services.files.exists(sha256))) missing += 1
  return { what: 'files', isGood: missing === 0, detail: `${rows.length} known, ${missing} missing` }
}

async function checkQuarantine(desk: DeskInstance): Promise<Finding> {
  const count = await countWhere(desk, sql`received_mails where outcome = 'quarantined'`)
  return { what: 'quarantine', isGood: count === 0, detail: `${count} mails wait for a person` }
}

async function checkOutbox(desk: DeskInstance): Promise<Finding> {
  const count = await countWhere(desk, sql`outgoing_mails where state in ('failed', 'unknown')`)
  return { what: 'outgoing mail', isGood: count === 0, detail: `${count} mails did not leave for certain` }
}

async function countWhere(desk: DeskInstance, from: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${from}`.execute(desk.database.db)
  return rows[0]?.n ?? 0
}
