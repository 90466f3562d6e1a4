import type { mesh } from '#contract/mesh.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { endLink } from './links/end.ts'
import { makeLink } from './links/make.ts'
import { listOnTicket } from './links/reach.ts'
import { linkNode } from './nodes/link-device.ts'
import { findNodeOf, listNodes } from './nodes/queries.ts'
import { changeServer, readServer, removeServer } from './settings.ts'
import { tryServer } from './try-server.ts'

export const meshHandlers: Handlers<typeof mesh> = {
  server: async (ctx) => ({ server: await readServer(ctx) }),
  change: (ctx, { body }) => transact(ctx, (work) => changeServer(work, body)),
  remove: async (ctx) => {
    await transact(ctx, removeServer)
  },
  try: (ctx, { body }) => tryServer(ctx, body),
  devices: (ctx, { query }) => listNodes(ctx, query),
  link: async (ctx, { params, body }) => {
    await transact(ctx, (work) => linkNode(work, params.id, body.deviceId))
  },
  ofDevice: async (ctx, { params }) => ({ node: await findNodeOf(ctx, params.id) }),
  ofTicket: (ctx, { params }) => listOnTicket(ctx, params.number),
  makeLink: (ctx, { params, body }) => makeLink(ctx, personOf(ctx.actor), params.number, body),
  endLink: async (ctx, { params }) => {
    await endLink(ctx, personOf(ctx.actor), params.id)
  },
}
