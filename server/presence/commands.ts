import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { PresenceState, presences } from '#contract/presence.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { ticketsVisibleTo, type Whereabouts, whisper } from '../tickets/index.ts'

type Said = Input<typeof presences.tell>['body']
type Place = Whereabouts & { number: number }
type Somebody = Pick<PersonActor, 'id' | 'name'>

/** A browser that died says nothing; two beats of its heart may be missed. */
const forgottenAfterMs = 45_000

/** Keeps where an agent is. Colleagues hear of it only when it is news. */
export async function tellPresence(ctx: Ctx, actor: PersonActor, number: number, said: Said): Promise<void> {
  await transact(ctx, async (work) => {
    const place = await findPlace(work, number)
    // Two windows of one person that leave at once would each see the other stay.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`presence:${place.id}:${actor.id}`}, 0))`.execute(work.tx)
    const before = await stateOf(work, place.id, actor.id)
    await keep(work, place.id, actor.id, said)
    const after = await stateOf(work, place.id, actor.id)
    if (after !== before) await announce(work, place, actor, after)
  })
}

/** Each minute: whoever has not been heard of has gone. */
export async function forgetPresences(ctx: Ctx): Promise<void> {
  await transact(ctx, async (work) => {
    const gone = await work.tx
      .deleteFrom('presences')
      .where('expiresAt', '<=', work.now())
      .returning(['ticketId', 'personId'])
      .execute()
    const once = new Map(gone.map((one) => [`${one.ticketId} ${one.personId}`, one]))
    for (const { ticketId, personId } of once.values()) {
      const row = await work.tx
        .selectFrom('tickets as t')
        .innerJoin('people as p', (join) => join.on('p.id', '=', personId))
        .select(['t.id', 't.number', 't.teamId', 't.assigneeId', 'p.name'])
        .where('t.id', '=', ticketId)
        .executeTakeFirst()
      if (row) await announce(work, row, { id: personId, name: row.name }, await stateOf(work, ticketId, personId))
    }
  })
}

async function findPlace(work: Work, number: number): Promise<Place> {
  const visible = ticketsVisibleTo(work.actor)
  const row = await work.tx
    .selectFrom('tickets as t')
    .select(['t.id', 't.number', 't.teamId', 't.assigneeId'])
    .where('t.number', '=', number)
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
    .executeTakeFirst()
  return found(row, 'Ticket')
}

async function keep(work: Work, ticketId: string, personId: string, { state, window }: Said): Promise<void> {
  const where = { ticketId, personId, windowKey: window }
  if (state === 'gone') {
    await work.tx
      .deleteFrom('presences')
      .where((eb) => eb.and(where))
      .execute()
    return
  }
  const values = { isWriting: state === 'writing', expiresAt: new Date(work.now().getTime() + forgottenAfterMs) }
  await work.tx
    .insertInto('presences')
    .values({ ...where, ...values })
    .onConflict((conflict) => conflict.columns(['ticketId', 'personId', 'windowKey']).doUpdateSet(values))
    .execute()
}

/** Over all windows of a person; undefined for somebody who is not there. */
async function stateOf(work: Work, ticketId: string, personId: string): Promise<PresenceState | undefined> {
  const { isWriting } = await work.tx
    .selectFrom('presences')
    .select(sql<boolean | null>`bool_or(is_writing)`.as('isWriting'))
    .where('ticketId', '=', ticketId)
    .where('personId', '=', personId)
    .where('expiresAt', '>', work.now())
    .executeTakeFirstOrThrow()
  if (isWriting === null) return undefined
  return isWriting ? 'writing' : 'viewing'
}

async function announce(work: Work, place: Place, { id, name }: Somebody, state: PresenceState | undefined) {
  const { number } = place
  await whisper(work.tx, place, { type: 'presence', number, person: { id, name }, state: state ?? 'gone' })
}
