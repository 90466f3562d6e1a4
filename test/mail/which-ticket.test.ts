import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeMail } from '#server/mail/index.ts'
import { bareSubject } from '#server/mail/reading/index.ts'
import { rawMail } from '../mails.ts'
import { createWorld, type World } from '../world.ts'
import type { ExpectedMail } from './expected/expected-mail.ts'
import { expectedMails } from './expected/index.ts'

interface Ending {
  outcome: string
  ticketId: string | null
}

let world: World
/** By the name of the mail; that of the mail it answers has a mark before it. */
const endings = new Map<string, Ending>()

// All of them arrive on one desk, one after the other, each right after the mail that it answers.
beforeAll(async () => {
  world = await createWorld()
  const names = new Map<string, string>()
  for (const [file, expected] of Object.entries(expectedMails)) {
    const answered = answeredBy(expected)
    if (answered !== undefined) names.set(await store(answered), `before ${file}`)
    names.set(await store(readFileSync(new URL(`./corpus/${file}`, import.meta.url))), file)
  }
  await world.drain()
  const rows = await world.db.selectFrom('receivedMails').select(['id', 'outcome', 'ticketId']).execute()
  for (const { id, ...ending } of rows) endings.set(names.get(id) ?? '', ending)
}, 300_000)
afterAll(() => world.close())

async function store(raw: string | Buffer): Promise<string> {
  const ctx = world.desk.contextOf({ kind: 'system', job: 'test' })
  const content = Buffer.from(raw)
  const [stored] = await storeMail(ctx, { content, source: 'api', envelopeFrom: undefined, envelopeTo: [] })
  return stored?.id ?? ''
}

/** What the sender of a reply wrote before, on the same matter. */
function answeredBy({ from = '', subject, inReplyTo, bounce }: ExpectedMail): string | undefined {
  if (inReplyTo === undefined || bounce !== undefined) return undefined
  const sender = from.replace(/^(.*) </, (_, name: string) => `=?utf-8?B?${Buffer.from(name).toString('base64')}?= <`)
  return rawMail({ from: sender, subject: bareSubject(subject), messageId: `<${inReplyTo}>` })
}

function outcomeOf(expected: ExpectedMail): string {
  const joins = answeredBy(expected) !== undefined || expected.joins !== undefined
  return expected.outcome ?? (joins ? 'reply_added' : 'ticket_opened')
}

describe('each mail of the corpus ends where it belongs', () => {
  test.each(Object.entries(expectedMails))('%s', (file, expected) => {
    const ending = endings.get(file)
    const before = endings.get(expected.joins ?? `before ${file}`)

    expect(ending?.outcome).toBe(outcomeOf(expected))
    if (ending?.outcome === 'reply_added') expect(ending.ticketId).toBe(before?.ticketId)
    if (ending?.outcome === 'ticket_opened') expect(ending.ticketId).not.toBe(before?.ticketId ?? null)
  })
})

test('and none is left waiting', () => {
  expect([...endings.values()].filter(({ outcome }) => outcome === 'waiting')).toEqual([])
})
