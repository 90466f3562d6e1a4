import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenTeam, openFor, openTicket, upload } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { named } from './archive.ts'

let world: World
let agent: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent')
})
afterAll(() => world.close())

const fetchArchive = (who: Somebody, number: number, query = '') =>
  world.fetch(`/api/v1/tickets/${number}/files${query}`, { headers: { cookie: who.cookie } })

/** Name and text of each file, by the directory at the end of the archive (APPNOTE.TXT 4.3.12; nothing is packed). */
async function contentOf(response: Response): Promise<Record<string, string>> {
  const zip = Buffer.from(await response.arrayBuffer())
  const found: Record<string, string> = {}
  for (let at = zip.indexOf('PK\x01\x02'); at !== -1; at = zip.indexOf('PK\x01\x02', at + 4)) {
    const [size, nameLength, start] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)]
    const content = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    found[zip.toString('utf8', at + 46, at + 46 + nameLength)] = zip.toString('utf8', content, content + size)
  }
  return found
}

describe('the files of a ticket', () => {
  test('come as one archive, each under a name of its own', async () => {
    const files = [
      await upload(world, agent, { name: 'ñandú.txt', content: 'uno' }),
      await upload(world, agent, { name: 'ñandú.txt', content: 'dos' }),
    ]
    const { number } = await openTicket(agent, { attachmentIds: files.map(({ id }) => id) })

    const response = await fetchArchive(agent, number)

    expect(response.headers.get('content-disposition')).toContain(`ticket-${number}.zip`)
    expect(await contentOf(response)).toEqual({ 'ñandú.txt': 'uno', 'ñandú (2).txt': 'dos' })
  })

  test('can be those of one message', async () => {
    const [first, second] = [
      await upload(world, agent, { name: 'a.txt', content: 'a' }),
      await upload(world, agent, { name: 'b.txt', content: 'b' }),
    ]
    const { number } = await openTicket(agent, { attachmentIds: [first.id] })
    const body = { kind: 'note' as const, bodyText: 'Mira', attachmentIds: [second.id] }
    const message = await agent.api.messages.add({ params: { number }, body })

    const response = await fetchArchive(agent, number, `?message=${message.id}`)

    expect(await contentOf(response)).toEqual({ 'b.txt': 'b' })
  })

  test('are not there for whoever may not see the ticket, nor where there are none', async () => {
    const [outsider, ana] = [await world.person('agent'), await world.person('requester')]
    const team = await hiddenTeam(world, 'Personal', [agent])
    const file = await upload(world, agent, { name: 'a.txt' })
    const hidden = await openTicket(agent, { teamId: team.id, attachmentIds: [file.id] })
    const own = await openFor(agent, ana)

    const answers = [
      await fetchArchive(outsider, hidden.number),
      await fetchArchive(ana, own.number),
      await fetchArchive(agent, own.number),
    ]

    expect(answers.map(({ status }) => status)).toEqual([404, 403, 404])
  })

  test('break off when one of them is gone, instead of looking whole', async () => {
    const file = await upload(world, agent, { name: 'a.txt', content: 'gone soon' })
    const { number } = await openTicket(agent, { attachmentIds: [file.id] })
    await rm(join(world.dataDir, 'files', file.sha256.slice(0, 2)), { recursive: true })

    const reading = fetchArchive(agent, number).then((response) => response.arrayBuffer())

    await expect(reading).rejects.toThrow()
  })
})

test.each([
  [
    ['a.txt', 'A.txt', 'a (2).txt'],
    ['a.txt', 'A (2).txt', 'a (2) (2).txt'],
  ],
  [
    ['../../etc/passwd', 'C:\\boot.ini'],
    ['__.._etc_passwd', 'C__boot.ini'],
  ],
  [
    ['.bashrc', 'README', 'README'],
    ['_bashrc', 'README', 'README (2)'],
  ],
])('%j are packed as %j', (filenames, names) => {
  expect(named(filenames.map((filename) => ({ filename }))).map(({ name }) => name)).toEqual(names)
})
