import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { DeskInstance } from '#server/app/desk-instance.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { sweepPatterns } from '#server/patterns/index.ts'
import { hashPassword } from '#server/people/index.ts'
import { fillWithSamples } from '#server/samples/index.ts'
import { learnRarities, readTicket } from '#server/similarity/index.ts'
import { fillLarge } from '../tools/demo/large/fill-large.ts'
import { openDemoDesk } from '../tools/demo/open-desk.ts'
import { figure, tableOf } from './table.ts'

const days = 60
const dayMs = 86_400_000
/** So late a sweep comes after its ticket. */
const sweepAfterMs = 60_000

interface Report {
  say: (line: string) => void
  progress: (line: string) => void
}

interface Replayed {
  id: string
  at: Date
  isPlanted: boolean
}

interface FoundPattern {
  id: string
  words: string[]
  planted: number
  count: number
}

/**
 * The company of the demo lives through its last 60 days once more, ticket by ticket, with a sweep after each: which
 * patterns are found that nobody planted? Each is dismissed at once, so that it may come up again. The desk begins
 * empty, so the first half is that of a desk that knows nothing yet.
 */
export async function tellFalsePatterns({ say, progress }: Report): Promise<void> {
  const rows: string[][] = []
  for (const [name, fill] of companies) {
    const dataDir = await mkdtemp(join(tmpdir(), 'mesa-patterns-'))
    const { desk, close } = await openDemoDesk({ ...process.env, DATA_DIR: dataDir })
    try {
      progress(`${name}…`)
      await fill(desk)
      rows.push(...(await replay(desk, name, progress)))
    } finally {
      await close()
      await rm(dataDir, { recursive: true, force: true })
    }
  }
  const head = ['patterns day by day', 'days', 'tickets', 'false', 'false a day', 'planted found', 'after tickets']
  say(`${tableOf(head, rows)}\n`)
}

const companies: [string, (desk: DeskInstance) => Promise<unknown>][] = [
  ['demo company', (desk) => fillWithSamples(desk.contextOf({ kind: 'system', job: 'bench' }))],
  ['the same, ten times as busy', fillBusy],
]

/** Some 20 tickets each working day, and one day a print queue stops. */
async function fillBusy(desk: DeskInstance): Promise<void> {
  const passwordHash = await hashPassword('mesa-de-prueba-7')
  await fillLarge(desk, { tickets: 20_000, passwordHash, seed: 5, progress: () => undefined })
  const { rows } = await sql<{ id: string }>`
    select id from tickets where created_at > now() - interval '15 days' order by created_at limit 12`.execute(
    desk.database.db,
  )
  for (const [at, { id }] of rows.entries()) {
    const [subject = '', text = ''] = outbreak[at % outbreak.length] ?? []
    await sql`update tickets set subject = ${subject} where id = ${id}`.execute(desk.database.db)
    await sql`update messages set new_text = ${text} where id = (
      select id from messages where ticket_id = ${id} order by id limit 1)`.execute(desk.database.db)
  }
}

const outbreak = [
  ['La cola de la HP-3F está parada', 'Mando a imprimir y los trabajos se quedan en la cola de la HP-3F.'],
  ['HP-3F print queue stuck', 'Everything I print just sits in the queue of HP-3F.'],
  ['No imprime la HP-3F', 'La impersora HP-3F no imprime: la cola está llena y no avanza.'],
  ['Printer HP-3F not printing', 'Printer HP-3F does not print, its queue is full of jobs.'],
  ['HP-3F: trabajos en cola', 'Tengo los albaranes en la cola de impresion de la HP-3F desde hace una hora.'],
  ['Jobs stuck', 'My print jobs have been in the HP-3F queue for an hour.'],
]

async function replay(desk: DeskInstance, name: string, progress: Report['progress']): Promise<string[][]> {
  const tickets = await ticketsOf(desk)
  const halves = [new Tally(), new Tally()]
  const begins = (tickets.at(-1)?.at.getTime() ?? 0) - days * dayMs
  let day = 0
  let planted = 0
  for (const [index, ticket] of tickets.entries()) {
    const passed = Math.floor((ticket.at.getTime() - begins) / dayMs)
    const tally = halves[passed < days / 2 ? 0 : 1]
    if (passed > day) await learnAnew(desk, tickets.slice(0, index))
    day = passed
    if (ticket.isPlanted) planted += 1
    const ctx = contextAt(desk, ticket.at.getTime())
    await readTicket(ctx, { ticketId: ticket.id })
    await sweepPatterns(contextAt(desk, ticket.at.getTime() + sweepAfterMs), undefined)
    const found = await foundAndDismissed(desk, ticket.at.getTime() + sweepAfterMs)
    tally?.count(found, planted)
    for (const { words, count, planted: own } of found)
      progress(`day ${passed}: ${count} tickets${own * 2 > count ? ', planted' : ''}: ${words.join(', ')}`)
  }
  return halves.map((tally, half) =>
    tally.row(half === 0 ? `${name}, newly begun` : `${name}, then`, tickets, begins, half),
  )
}

class Tally {
  private isFalse = 0
  private isTrue = 0
  private after: number | undefined

  count(found: readonly FoundPattern[], planted: number): void {
    for (const { planted: own, count } of found) {
      if (own * 2 <= count) this.isFalse += 1
      else {
        this.isTrue += 1
        this.after ??= planted
      }
    }
  }

  row(name: string, tickets: readonly Replayed[], begins: number, half: number): string[] {
    const length = days / 2
    const isMine = ({ at }: Replayed) => {
      const passed = (at.getTime() - begins) / dayMs
      return half === 0 ? passed < length : passed >= length
    }
    const mine = tickets.filter(isMine)
    const hasPlanted = mine.some(({ isPlanted }) => isPlanted)
    return [
      name,
      String(length),
      String(mine.length),
      String(this.isFalse),
      figure(this.isFalse / length),
      hasPlanted ? String(this.isTrue) : '–',
      this.after === undefined ? '–' : String(this.after),
    ]
  }
}

/** The desk has none of its tickets in sight when they begin. */
async function ticketsOf({ database }: DeskInstance): Promise<Replayed[]> {
  await sql`truncate ticket_groups, ungrouped_tickets, ticket_features, feature_counts cascade`.execute(database.db)
  const { rows } = await sql<Replayed>`
    select id, created_at as at, subject ilike '%HP-3F%' or subject = 'Jobs stuck' as is_planted from tickets
    where created_at > (select max(created_at) from tickets) - make_interval(days => ${days})
    order by created_at, id`.execute(database.db)
  return rows
}

/** As the hourly job does: what is of an older model is read anew. */
async function learnAnew(desk: DeskInstance, known: readonly Replayed[]): Promise<void> {
  const now = known.at(-1)?.at.getTime() ?? 0
  if (!(await learnRarities(contextAt(desk, now)))) return
  const recent = known.filter(({ at }) => at.getTime() > now - 30 * dayMs)
  for (const { id } of recent) await readTicket(contextAt(desk, now), { ticketId: id })
}

async function foundAndDismissed({ database }: DeskInstance, now: number): Promise<FoundPattern[]> {
  const { rows } = await sql<FoundPattern>`
    update patterns as p set state = 'dismissed', reason = 'bench', decided_at = ${new Date(now)}
    where p.state = 'open' returning p.id, p.words, p.recent_count as count,
      (select count(*)::int from group_tickets as g join tickets as t on t.id = g.ticket_id
        where g.group_id = p.group_id and (t.subject ilike '%HP-3F%' or t.subject = 'Jobs stuck')) as planted`.execute(
    database.db,
  )
  return rows
}

function contextAt(desk: DeskInstance, at: number): Ctx {
  return { ...desk.contextOf({ kind: 'system', job: 'bench' }), now: () => new Date(at) }
}
