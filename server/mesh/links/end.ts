import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import { MeshError } from '../protocol/mesh-error.ts'
import { doneAnswer } from '../protocol/shapes.ts'
import { findServer } from '../settings.ts'
import { mayEnd, selectLinks } from './reach.ts'
import { tell } from './tell.ts'
import { withServer } from './with-server.ts'

/** Ends a link before its time, at the server first; one that is over already stays as it ended. */
export async function endLink(ctx: Ctx, actor: PersonActor, id: string): Promise<void> {
  const row = await selectLinks(ctx.db, actor)
    .leftJoin('meshNodes as n', 'n.id', 'k.nodeId')
    .select('n.nodeId as machineId')
    .where('k.id', '=', id)
    .executeTakeFirst()
  const link = found(row !== undefined && mayEnd(row, actor) ? row : undefined, 'Link')
  if (link.endsAt <= ctx.now()) return
  if (link.publicId !== null && link.machineId !== null) await endShare(ctx, link.machineId, link.publicId)
  await transact(ctx, async (work) => {
    const ended = await work.tx
      .updateTable('meshLinks')
      .set({ endsAt: work.now() })
      .where('id', '=', id)
      .where('endsAt', '>', work.now())
      .returning(['ticketId', 'kind', 'access', 'deviceName'])
      .executeTakeFirst()
    if (ended === undefined) return
    const { ticketId, kind, access, deviceName } = ended
    await tell(work, { ticketId, type: 'mesh.link_ended', by: actor.id }, { kind, access, device: deviceName })
  })
}

async function endShare(ctx: Ctx, nodeId: string, publicId: string): Promise<void> {
  const server = await findServer(ctx.db)
  // Without the server there is nobody to ask; the share ends by itself.
  if (server === undefined) return
  await withServer(ctx, server, async (control) => {
    const { result } = await control.ask(
      { action: 'removeDeviceShare', nodeid: nodeId, publicid: publicId },
      doneAnswer,
    )
    if (result !== undefined && result.toLowerCase() !== 'ok') throw new MeshError('refused', result)
  })
}
