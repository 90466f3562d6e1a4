import { createHmac } from 'node:crypto'
import type { GivenIceServer } from '#contract/signalling.ts'
import type { Ctx } from '../../kernel/context.ts'
import { readRemoteSettings } from '../settings.ts'
import { type OpenIceServer, openIceServers } from './servers.ts'

/** What the two browsers of this session get: with credentials that are good for as long as one may last. */
export async function iceServersFor(ctx: Ctx, sessionId: string): Promise<GivenIceServer[]> {
  const servers = await openIceServers(ctx, ctx.db)
  if (servers.length === 0) return []
  const { mostMinutes } = await readRemoteSettings(ctx.db)
  const until = new Date(ctx.now().getTime() + mostMinutes * 60_000)
  return servers.map((server) => givenOf(server, { user: sessionId, until }))
}

/** A server in the words of WebRTC (RTCIceServer). */
export function givenOf(server: OpenIceServer, use: { user: string; until: Date }): GivenIceServer {
  const { url: urls, credential, username, secret } = server
  switch (credential) {
    case 'none':
      return { urls }
    case 'password':
      return { urls, username: username ?? '', credential: secret ?? '' }
    case 'shared_secret':
      return { urls, ...passingCredentials(secret ?? '', use) }
  }
}

/** “A REST API For Access To TURN Services” (draft-uberti-behave-turn-rest-00), as coturn’s `use-auth-secret` has it. */
function passingCredentials(secret: string, { user, until }: { user: string; until: Date }) {
  const username = `${Math.floor(until.getTime() / 1000)}:${user}`
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') }
}
