import type { remote } from '#contract/remote.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { answerShare } from './answer.ts'
import { askForSession } from './ask.ts'
import { listHelpedDevices } from './devices.ts'
import { wakeSessions } from './due.ts'
import { endByHand } from './end.ts'
import { givePass } from './passes.ts'
import { mayAsk } from './policy.ts'
import { findShare, getSessionDetails, listSessions, listSessionsOn } from './queries.ts'
import { removeRecording, sendRecording } from './recordings.ts'
import { changeRemoteSettings, readRemoteSettings } from './settings.ts'

export const remoteHandlers: Handlers<typeof remote> = {
  list: async (ctx, { params }) => {
    const items = await listSessions(ctx, personOf(ctx.actor), params.number)
    const may = await mayAsk(ctx.db, ctx.actor)
    return { items, can: { share: may, devices: may ? await listHelpedDevices(ctx, params.number) : [] } }
  },
  ofDevice: async (ctx, { params }) => ({ items: await listSessionsOn(ctx, personOf(ctx.actor), params.id) }),
  ask: (ctx, { params, body }) => askForSession(ctx, personOf(ctx.actor), params.number, body),
  get: (ctx, { params }) => getSessionDetails(ctx, personOf(ctx.actor), params.id),
  end: async (ctx, { params }) => {
    await endByHand(ctx, personOf(ctx.actor), params.id)
  },
  recording: (ctx, { params }) => sendRecording(ctx, params.id),
  removeRecording: async (ctx, { params }) => {
    await removeRecording(ctx, params.id)
  },
  share: async (ctx, { params }) => ({ share: await findShare(ctx, personOf(ctx.actor), params.number) }),
  answer: async (ctx, { params, body }) => {
    await answerShare(ctx, personOf(ctx.actor), params.id, body.allows)
  },
  connect: (ctx, { params, body }) => givePass(ctx, personOf(ctx.actor), params.id, body.side),
  settings: (ctx) => readRemoteSettings(ctx.db),
  changeSettings: async (ctx, { body }) => {
    const settings = await transact(ctx, (work) => changeRemoteSettings(work, body))
    await wakeSessions(ctx)
    return settings
  },
}
