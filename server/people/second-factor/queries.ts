import { sql } from 'kysely'
import type { SecondFactorState } from '#contract/second-factor.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'

/** Whether `people` has shown once that a code can be given. */
export const hasConfirmedFactor = sql<boolean>`exists (select from second_factors as f
    where f.person_id = people.id and f.confirmed_at is not null)`

/** Whether `people` may do an agent's work only once a second factor is there: the desk's setting of this name. */
export const lacksRequiredFactor = sql<boolean>`(people.role <> 'requester'
    and exists (select from settings where key = 'agentsNeedSecondFactor' and value = 'true'::jsonb)
    and not ${hasConfirmedFactor})`

export async function readState(ctx: Ctx, actor: PersonActor): Promise<SecondFactorState> {
  const row = await ctx.db
    .selectFrom('people')
    .leftJoin('secondFactors as f', (join) =>
      join.onRef('f.personId', '=', 'people.id').on('f.confirmedAt', 'is not', null),
    )
    .select('f.confirmedAt')
    .select(sql<number>`(select count(*)::int from recovery_codes as c where c.person_id = people.id)`.as('left'))
    .select(
      sql<boolean>`(people.role <> 'requester'
        and exists (select from settings where key = 'agentsNeedSecondFactor' and value = 'true'::jsonb))`.as(
        'isRequired',
      ),
    )
    .where('people.id', '=', actor.id)
    .executeTakeFirstOrThrow()
  return {
    isOn: row.confirmedAt !== null,
    since: row.confirmedAt?.toISOString() ?? null,
    recoveryCodesLeft: row.confirmedAt === null ? 0 : row.left,
    isRequired: row.isRequired,
  }
}

export async function listSecondFactors(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('secondFactors')
    .select(['personId', 'confirmedAt'])
    .where('confirmedAt', 'is not', null)
    .orderBy('personId')
    .execute()
  return rows.map(({ personId, confirmedAt }) => ({ personId, since: (confirmedAt ?? new Date(0)).toISOString() }))
}
