import { type Program, signInTo } from '#test/program.ts'
import type { Correspondence } from './soak-work.ts'
import { tableOf } from './table.ts'

type Api = Awaited<ReturnType<typeof signInTo>>

/** Holds what Mesa says against what was said and heard outside; whether everything adds up. */
export async function balance(
  { url }: Program,
  done: Correspondence,
  administrator: { ADMIN_EMAIL: string; ADMIN_PASSWORD: string },
  say: (line: string) => void,
): Promise<boolean> {
  const api = await signInTo(url, administrator.ADMIN_EMAIL, administrator.ADMIN_PASSWORD)
  const received = await allReceived(api)
  const outgoing = await allOutgoing(api)
  const replies = await allReplies(api)
  const counts = (await api.inboxes.list()).items[0]?.counts
  const ids = received.map(({ messageId }) => messageId ?? '').filter((id) => id.startsWith('soak-'))
  const sum = counts && counts.opened + counts.added + counts.quarantined + counts.ignored + counts.waiting
  const heard = done.remote.taken.map(({ raw }) => /^Message-ID:\s*(\S+)/im.exec(raw.toString('utf8'))?.[1] ?? '')
  const inState = (wanted: string) => outgoing.filter(({ state }) => state === wanted).length
  const [sent, unknown] = [inState('sent'), inState('unknown')]
  const rows: [string, number, number][] = [
    ['mails acknowledged, and received', done.acknowledged.size, new Set(ids).size],
    ['mails received, and received once', ids.length, new Set(ids).size],
    ['mails received, and the sum of their outcomes', counts?.received ?? -1, sum ?? -2],
    ['mails left undecided', 0, counts?.waiting ?? -1],
    ['mails in quarantine', 0, counts?.quarantined ?? -1],
    ['tickets opened by mail, and tickets', counts?.opened ?? -1, await countTickets(api)],
    [
      'replies acknowledged, and on tickets',
      done.replied.size,
      [...done.replied].filter((one) => replies.has(one)).length,
    ],
    ['replies that stand twice', 0, [...replies.values()].filter((times) => times > 1).length],
    ['mails that left twice', 0, heard.length - new Set(heard).size],
  ]
  const table = rows.map(([name, one, other]) => [name, String(one), String(other)])
  say(`\n${tableOf(['the books', 'expected', 'found'], table)}`)
  // One that was under way when Mesa was killed may have been heard or not; it is never sent again by itself.
  const isHeard = sent <= heard.length && heard.length <= sent + unknown
  say(`Sent ${sent}, unknown ${unknown}, heard outside ${heard.length}: ${isHeard ? 'right' : 'WRONG'}.`)
  return isHeard && rows.every(([, one, other]) => one === other)
}

async function allReceived(api: Api) {
  return allPages((cursor) => api.mail.received({ query: { limit: 200, ...(cursor && { cursor }) } }))
}

async function allOutgoing(api: Api) {
  return allPages((cursor) => api.mail.outgoing({ query: { limit: 200, ...(cursor && { cursor }) } }))
}

async function countTickets(api: Api): Promise<number> {
  return (await allPages((cursor) => api.tickets.list({ query: { limit: 200, ...(cursor && { cursor }) } }))).length
}

/** How often each of our replies stands on some ticket. */
async function allReplies(api: Api): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  const tickets = await allPages((cursor) => api.tickets.list({ query: { limit: 200, ...(cursor && { cursor }) } }))
  for (const { number } of tickets) {
    const messages = await allPages((cursor) =>
      api.messages.list({ params: { number }, query: { limit: 200, ...(cursor && { cursor }) } }),
    )
    for (const { direction, bodyText } of messages) {
      if (direction === 'out') times.set(bodyText.trim(), (times.get(bodyText.trim()) ?? 0) + 1)
    }
  }
  return times
}

async function allPages<T>(page: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor: string | null }>) {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await page(cursor)
    all.push(...items)
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
  return all
}
