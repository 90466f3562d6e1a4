import type { Ctx, Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { cutLine } from './cut.ts'

export async function listDeviceTeams(ctx: Pick<Ctx, 'db'>): Promise<{ id: string; name: string }[]> {
  return ctx.db
    .selectFrom('deviceTeams as d')
    .innerJoin('teams as t', 't.id', 'd.teamId')
    .select(['t.id', 't.name'])
    .orderBy('t.name')
    .execute()
}

/** Turned off, the lines of its devices are cut and none is let in again; what is known of them stays. */
export async function turnDevices(work: Work, teamId: string, isOn: boolean): Promise<void> {
  const team = found(
    await work.tx.selectFrom('teams').select(['id', 'name']).where('id', '=', teamId).executeTakeFirst(),
    'Team',
  )
  if (isOn) {
    const row = { teamId, turnedOnAt: work.now() }
    await work.tx
      .insertInto('deviceTeams')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else {
    await work.tx.deleteFrom('deviceTeams').where('teamId', '=', teamId).execute()
    const devices = await work.tx.selectFrom('devices').select('id').where('teamId', '=', teamId).execute()
    for (const { id } of devices) await cutLine(work, id)
  }
  await work.record({ action: isOn ? 'devices.turned_on' : 'devices.turned_off', subject: team.name })
}
