import { setImmediate } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import type { DeskInstance } from '#server/app/desk-instance.ts'
import { transact } from '#server/kernel/context.ts'
import { type Cast, chanceOf, gatherCast, idMaker, nameDesk, pastClock, startOfDay } from '#server/samples/index.ts'
import { messageCounter, statusAt } from './fate.ts'
import { momentsBefore } from './moments.ts'
import { settlePopulation } from './population.ts'
import { type Batch, emptyBatch } from './rows.ts'
import { storyteller } from './storyteller.ts'
import { addTicket } from './ticket-rows.ts'
import { prepareSession, takeNumbers, writeBatch, writeSums } from './write.ts'

export interface LargeOrder {
  tickets: number
  passwordHash: string
  seed: number
  progress: (line: string) => void
}

const ticketsPerBatch = 2000
/** So often the batch before gets on with its way to the database. */
const ticketsPerBreath = 50
const bornDaysAgo = 740

/** Makes a desk of any size with the shapes of the small one, several thousand rows in each statement. */
export async function fillLarge(desk: DeskInstance, order: LargeOrder): Promise<{ tickets: number; messages: number }> {
  const ctx = desk.contextOf({ kind: 'system', job: 'demo' })
  const now = ctx.now().getTime()
  const clock = pastClock(startOfDay(now, bornDaysAgo))
  const cast = await transact({ ...ctx, now: clock.now, newId: clock.newId }, async (work) => {
    await nameDesk(work)
    return gatherCast(work, order.passwordHash)
  })
  const client = await desk.pool.connect()
  try {
    await prepareSession(client)
    const made = await writeTickets(client, cast, order, now)
    order.progress('Vacuuming and analyzing…')
    await client.query('vacuum (analyze) tickets, messages, ticket_events, ticket_documents, ticket_participants')
    await client.query('vacuum (analyze) people, organizations, identities, tags, ratings, search_words')
    return made
  } finally {
    // Its settings and its aggregate go with the session.
    client.release(true)
  }
}

async function writeTickets(client: PoolClient, cast: Cast, order: LargeOrder, now: number) {
  const chance = chanceOf(order.seed)
  const people = await settlePopulation(client, chance, startOfDay(now, bornDaysAgo))
  const tell = storyteller(chance, cast, people)
  const tools = { chance, cast, newId: idMaker() }
  const countMessages = messageCounter(order.tickets)
  const moments = momentsBefore(chance, now, order.tickets)
  const sums = { tickets: 0, messages: 0, tags: new Map<string, number>(), words: new Set<string>() }
  const startedAt = performance.now()
  const numbers = await takeNumbers(client, order.tickets)
  let writing = Promise.resolve()
  while (sums.tickets < order.tickets) {
    const batch = emptyBatch()
    for (const number of numbers.slice(sums.tickets, sums.tickets + ticketsPerBatch)) {
      const createdAt = moments.next().value ?? now
      const status = statusAt(chance, 1 - (sums.tickets + batch.tickets.length) / order.tickets)
      addTicket(batch, { number, story: tell(createdAt, countMessages(status)), status, createdAt, now }, tools)
      if (batch.tickets.length % ticketsPerBreath === 0) await setImmediate()
    }
    await writing
    writing = writeBatch(client, batch)
    // Whoever awaits it hears of a failure; until then it is not unhandled.
    writing.catch(() => undefined)
    addTo(sums, batch)
    order.progress(
      `${sums.tickets} of ${order.tickets} tickets, ${sums.messages} messages, ${secondsSince(startedAt)} s`,
    )
  }
  await writing
  await writeSums(client, sums.tags, sums.words)
  await rememberLearnt(client, now)
  return { tickets: sums.tickets, messages: sums.messages }
}

function secondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) / 1000)
}

function addTo(
  sums: { tickets: number; messages: number; tags: Map<string, number>; words: Set<string> },
  batch: Batch,
): void {
  sums.tickets += batch.tickets.length
  sums.messages += batch.messages.length
  for (const { tags } of batch.tickets) for (const tag of tags) sums.tags.set(tag, (sums.tags.get(tag) ?? 0) + 1)
  for (const { text, title, people } of batch.documents) {
    for (const words of [text, title, people]) for (const word of words.split(' ')) sums.words.add(word)
  }
}

/** Their words are known: search need not read all these messages to learn them, if it has never learnt before. */
async function rememberLearnt(client: PoolClient, now: number): Promise<void> {
  await client.query(`insert into settings (key, value) values ('search.learntUntil', $1) on conflict do nothing`, [
    JSON.stringify(new Date(now).toISOString()),
  ])
}
