import { sql } from 'kysely'
import { contract } from '#contract/index.ts'
import type { World } from '#test/world.ts'
import { ApiError } from '#web/lib/api-error.ts'
import { createClient } from '#web/lib/client.ts'
import type { PersonDraft } from './add-person.ts'

/** A browser at the door, which keeps its cookies from one request to the next. */
export function openBrowser(world: World, userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Firefox/142.0') {
  const cookies = new Map<string, string>()
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  async function travel(path: string, request: RequestInit = {}): Promise<Response> {
    const headers = new Headers(request.headers)
    headers.set('user-agent', userAgent)
    headers.set('cookie', cookieHeader())
    const response = await world.fetch(path, { ...request, headers })
    for (const line of response.headers.getSetCookie()) keep(line)
    return response
  }

  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }

  const api = createClient(contract, { onNotSignedIn: () => undefined, fetch: travel })
  return { api, cookies, fetch: travel, cookieHeader }
}

/** The code with which something was refused; undefined when it was not. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt
    return undefined
  } catch (error) {
    if (error instanceof ApiError) return error.code
    throw error
  }
}

/** Goes to the beginning of the next quarter of an hour, by which attempts are counted. */
export function freshLimits(world: World): void {
  const quarterHour = 15 * 60_000
  const now = world.desk.contextOf({ kind: 'system', job: 'test' }).now().getTime()
  world.pass(quarterHour - (now % quarterHour))
}

/** The token in the newest mail to somebody. */
export async function mailedToken(world: World, email: string): Promise<string> {
  const mail = await mailsTo(world, email).select('content').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  const token = /\/(?:sign-in|reset)\/([\w-]{43})/.exec(JSON.stringify(mail.content))?.[1]
  if (token === undefined) throw new Error(`The newest mail to ${email} holds no link`)
  return token
}

export async function countMails(world: World, email: string): Promise<number> {
  return (await mailsTo(world, email).select('id').execute()).length
}

function mailsTo(world: World, email: string) {
  return world.db.selectFrom('outgoingMails').where(sql<boolean>`${email} = any(recipients)`)
}

/** Gives somebody a password by the way anybody gets one. */
export async function givePassword(world: World, email: string, password: string): Promise<void> {
  const { api } = openBrowser(world)
  await api.sessions.requestReset({ body: { email } })
  await api.sessions.reset({ body: { token: await mailedToken(world, email), password } })
}

export function requesterDraft(details: Partial<PersonDraft>): PersonDraft {
  return {
    name: 'Somebody',
    email: null,
    phones: [],
    role: 'requester',
    timeZone: null,
    seesOrganization: false,
    isVip: false,
    teamIds: [],
    ...details,
  }
}
