import type { Ctx } from '../../kernel/context.ts'
import { listWatched, noteSession } from '../links/sessions.ts'
import { writeList } from '../nodes/write.ts'
import type { Control } from '../protocol/control.ts'
import { readEvent } from '../protocol/events.ts'
import { eventsAnswer, meshesAnswer, nodesAnswer, saidMesh, saidNode } from '../protocol/shapes.ts'

const eventsOfOne = 100

/** Asks for all devices and their groups. A device that makes no sense is left out, the others count. */
export async function refreshNodes(ctx: Ctx, control: Control): Promise<(string | null)[]> {
  const { meshes } = await control.ask({ action: 'meshes' }, meshesAnswer)
  const names = new Map(
    meshes.flatMap((said) => {
      const group = saidMesh.safeParse(said).data
      return group === undefined ? [] : [[group._id, group.name] as const]
    }),
  )
  const { nodes } = await control.ask({ action: 'nodes' }, nodesAnswer)
  const listed = Object.entries(nodes).flatMap(([meshId, ofGroup]) =>
    ofGroup.flatMap((said) => {
      const node = saidNode.safeParse(said).data
      return node === undefined ? [] : [{ ...node, group: names.get(meshId) ?? '' }]
    }),
  )
  return writeList(ctx, listed)
}

/** Sessions on devices that have a link, of which nothing was heard while there was no connection. */
export async function catchUp(ctx: Ctx, control: Control): Promise<void> {
  for (const nodeid of await listWatched(ctx)) {
    const { events } = await control.ask({ action: 'events', nodeid, limit: eventsOfOne }, eventsAnswer)
    const sessions = events.slice(0, eventsOfOne).flatMap((event) => {
      const news = readEvent(event)
      return news?.what === 'session' && news.nodeId === nodeid ? [news] : []
    })
    const timeOf = (at: Date | undefined) => at?.getTime() ?? 0
    for (const session of sessions.toSorted((one, other) => timeOf(one.at) - timeOf(other.at)))
      if (session.at !== undefined) await noteSession(ctx, session)
  }
}
