import { sql } from 'kysely'
import { contract } from '#contract/index.ts'
import type { Ctx, Db } from '../kernel/context.ts'

/** What is used here of a test's world; a file of the server names nothing of the tests or the web. */
interface Place {
  db: Db
  desk: { contextOf: (actor: { kind: 'system'; job: string }) => Ctx }
  fetch: (path: string, init?: RequestInit) => Promise<Response>
  pass: (ms: number) => void
}

type Travel = (path: string, request?: RequestInit) => Promise<Response>
type Connect<Api> = (operations: typeof contract, options: { onNotSignedIn: () => void; fetch: Travel }) => Api

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Firefox/142.0'

/** A browser at the door, which keeps its cookies from one request to the next. */
export function openBrowser<Api>(world: Place, createClient: Connect<Api>, userAgent = firefox) {
  const cookies = new Map<string, string>()
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  const travel: Travel = async (path, request = {}) => {
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
    if (error instanceof Error && 'code' in error) return String(error.code)
    throw error
  }
}

/** Goes to the beginning of the next quarter of an hour, by which attempts are counted. */
export function freshLimits(world: Place): void {
  const quarterHour = 15 * 60_000
  const now = world.desk.contextOf({ kind: 'system', job: 'test' }).now().getTime()
  world.pass(quarterHour - (now % quarterHour))
}

/** The token in the newest mail to somebody. */
export async function mailedToken(world: Place, email: string): Promise<string> {
  const mail = await mailsTo(world, email).select('content').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  const token = /\/(?:sign-in|reset)\/([\w-]{43})/.exec(JSON.stringify(mail.content))?.[1]
  if (token === undefined) throw new Error(`The newest mail to ${email} holds no link`)
  return token
}

export async function countMails(world: Place, email: string): Promise<number> {
  return (await mailsTo(world, email).select('id').execute()).length
}

function mailsTo(world: Place, email: string) {
  return world.db.selectFrom('outgoingMails').where(sql<boolean>`${email} = any(recipients)`)
}
