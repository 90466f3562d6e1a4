import { sql } from 'kysely'
import { placeCalendars } from '../calendars/index.ts'
import { type Ctx, type Db, type Tx, transact, type Work } from '../kernel/context.ts'
import { hashPassword } from '../people/index.ts'
import { catchUp, placeFirstPolicy } from '../sla/index.ts'
import { keepArticles } from './articles/keep.ts'
import { gatherCast, nameDesk } from './cast.ts'
import { keepAnnouncement, keepCatalogue } from './catalogue.ts'
import { chanceOf } from './chance.ts'
import { playTicket } from './conversation.ts'
import { keepDevices } from './devices.ts'
import { startOfDay } from './office-hours.ts'
import { outbreakCount, placeKnownError, planOutbreak } from './outbreak.ts'
import { pastClock } from './past-clock.ts'
import { planTickets } from './plan.ts'
import { scenarios } from './scenarios/index.ts'
import { setStage } from './stage.ts'
import { keepTextsAndMacros } from './texts-and-macros.ts'
import { relearnWords } from './words.ts'

export interface SampleSummary {
  tickets: number
  messages: number
  people: number
  organizations: number
  ratings: number
}

export interface SampleOptions {
  /** Lets the company's people sign in. Left out, they cannot: nobody enters a real desk by its samples. */
  password?: string
  /** Fills a desk that has tickets already, too. */
  addsMore?: boolean
}

const ticketCount = 200
const foundedDaysAgo = 120

/**
 * Fills an empty desk with a company and three months of its tickets, by the commands that people use, without
 * mailing anybody. All or nothing, so that a fill that was interrupted can be done again; nothing where tickets are.
 */
export async function fillWithSamples(ctx: Ctx, options: SampleOptions = {}): Promise<SampleSummary> {
  const passwordHash = options.password === undefined ? undefined : await hashPassword(options.password)
  const before = await countSamples(ctx)
  const endsAt = ctx.now().getTime()
  const clock = pastClock(startOfDay(endsAt, foundedDaysAgo))
  const chance = chanceOf(before.tickets + 20)
  await transact({ ...ctx, now: clock.now, newId: clock.newId }, async (work) => {
    if (!(await mayFill(work, options))) return
    if (passwordHash !== undefined) {
      await nameDesk(work)
      await placeCalendars(work, { language: 'es', timeZone: 'Europe/Madrid' })
    }
    const cast = await gatherCast(work, passwordHash)
    await keepTextsAndMacros(work)
    const serviceId = await keepCatalogue(work, cast)
    await keepArticles(
      work,
      cast.agents.map(({ id }) => id),
    )
    await placeFirstPolicy(work, 'es')
    const usual = planTickets(chance, scenarios, ticketCount - outbreakCount, endsAt)
    const plans = [...usual, ...planOutbreak(endsAt)].sort((one, other) => one.createdAt - other.createdAt)
    for (const plan of plans) await playTicket(work, setStage({ cast, chance, clock, endsAt }, plan))
    clock.set(endsAt)
    await keepAnnouncement(work, serviceId)
    // Seen from outside, devices are a door: on a real desk an administrator opens it.
    if (passwordHash !== undefined) await keepDevices(work, cast)
    await catchUpClocks(work)
    await placeKnownError(work)
    await relearnWords(work)
  })
  return difference(await countSamples(ctx), before)
}

/** What is overdue by now became so unheard. */
async function catchUpClocks(work: Work): Promise<void> {
  const rows = await work.tx.selectFrom('tickets').select('id').where('nextDueAt', 'is not', null).execute()
  await catchUp(
    work,
    rows.map(({ id }) => id),
    { kind: 'import', personId: undefined },
  )
}

/** One fill at a time; the second one then sees the tickets of the first. */
async function mayFill(work: Work, options: SampleOptions): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended('mesa.samples', 0))`.execute(work.tx)
  return options.addsMore === true || !(await hasTickets(work.tx))
}

export async function hasTickets(db: Db | Tx): Promise<boolean> {
  return (await db.selectFrom('tickets').select('id').limit(1).executeTakeFirst()) !== undefined
}

async function countSamples(ctx: Ctx): Promise<SampleSummary> {
  const count = async (table: keyof SampleSummary) => {
    const query = ctx.db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count'))
    return (await query.executeTakeFirstOrThrow()).count
  }
  return {
    tickets: await count('tickets'),
    messages: await count('messages'),
    people: await count('people'),
    organizations: await count('organizations'),
    ratings: await count('ratings'),
  }
}

function difference(after: SampleSummary, before: SampleSummary): SampleSummary {
  return {
    tickets: after.tickets - before.tickets,
    messages: after.messages - before.messages,
    people: after.people - before.people,
    organizations: after.organizations - before.organizations,
    ratings: after.ratings - before.ratings,
  }
}
