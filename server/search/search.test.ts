import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFor, openTicket } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let english: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { language: 'es' })
  english = await world.person('agent', { language: 'en' })
})
afterAll(() => world.close())

type Kind = 'ticket' | 'person' | 'organization'

function search(q: string, type?: Kind, who = agent) {
  return who.api.search.search({ query: { q, limit: 20, ...(type && { type }) } })
}

async function numbersFor(q: string) {
  const { tickets } = await search(q, 'ticket')
  return tickets.map(({ ticket }) => ticket.number)
}

describe('a ticket is found', () => {
  test.each([
    ['by another form of a Spanish word', 'Las impresoras no imprimían', 'impresora imprimir'],
    ['by another form of an English word', 'The scanners were crashing', 'scanner crashed'],
    ['by a word without its accents', 'La conexión falló el miércoles', 'conexion miercoles'],
    ['by a word with accents that were not written', 'La camara de vigilancia', 'cámara'],
    ['by the beginning of a word', 'El telescopio está desenfocado', 'telesc'],
    ['by the beginnings of several words', 'El microscopio está empañado', 'micros empa'],
    ['in capitals', 'El proyector parpadea', 'PROYECTOR'],
    ['by words next to marks', 'Falla "el-ratón" (nuevo)!', 'ratón nuevo'],
    ['by a word of another script', 'Не работает мышь', 'мышь'],
    ['by the address of a machine', 'El servidor SRV-DB01.interno no responde', 'srv-db01'],
  ])('%s', async (_, bodyText, q) => {
    const ticket = await openFor(agent, await world.person('requester'), { subject: 'Asunto', bodyText })

    const numbers = await numbersFor(q)

    expect(numbers).toEqual([ticket.number])
  })

  test('by words that were said in different messages', async () => {
    const { number } = await openTicket(agent, { subject: 'Teclado', bodyText: 'No escribe la eñe' })
    await agent.api.messages.add({ params: { number }, body: { kind: 'note', bodyText: 'Cambiar el rodamiento' } })

    const numbers = await numbersFor('teclado eñe rodamiento')

    expect(numbers).toEqual([number])
  })

  test('by all the words only', async () => {
    await openTicket(agent, { subject: 'Altavoz', bodyText: 'Suena bajito' })

    const numbers = await numbersFor('altavoz inexistente')

    expect(numbers).toEqual([])
  })

  test('by the name and the address of its requester', async () => {
    const ticket = await openTicket(agent, {
      requester: { email: 'brunilda@torres.example', name: 'Brunilda Quiroga' },
    })

    const [byName, byAddress] = [await numbersFor('brunilda quiroga'), await numbersFor('brunilda@torres.example')]

    expect([byName, byAddress]).toEqual([[ticket.number], [ticket.number]])
  })

  test('by its new subject, when that was changed', async () => {
    const ticket = await openTicket(agent, { subject: 'Cosa' })
    await agent.api.tickets.change({ params: ticket, body: { subject: 'Desfibrilador' } })

    const numbers = await numbersFor('desfibrilador')

    expect(numbers).toEqual([ticket.number])
  })

  test('by its number before everything else, however many tickets are newer and speak of that number', async () => {
    const ticket = await openTicket(agent, { subject: 'El primero' })
    await insertMentions(ticket.number, 310)

    const [bare, hashed] = [await numbersFor(`${ticket.number}`), await numbersFor(`#${ticket.number}`)]

    expect([bare[0], hashed[0]]).toEqual([ticket.number, ticket.number])
  })

  test('with the found words marked in a piece of the text', async () => {
    await openTicket(agent, { subject: 'Asunto', bodyText: 'Hoy la centralita no marca números del extranjero' })

    const { tickets } = await search('centralitas número', 'ticket')

    expect(tickets[0]?.excerpt).toContain('\u0002centralita\u0003 no marca \u0002números\u0003')
  })

  test('with the words marked for English readers too', async () => {
    await openTicket(agent, { subject: 'Subject', bodyText: 'All the docking stations are flickering' })

    const { tickets } = await search('station flicker', 'ticket', english)

    expect(tickets[0]?.excerpt).toContain('\u0002stations\u0003 are \u0002flickering\u0003')
  })
})

describe('a word that was mistyped', () => {
  beforeAll(async () => {
    await openTicket(agent, { subject: 'Retroproyector', bodyText: 'El retroproyector parpadea; cámbienlo' })
    await world.run('search:learn')
  })

  test('is understood, and it is said what was searched for instead', async () => {
    const { tickets, correctedTo } = await search('retroproiector', 'ticket')

    expect(correctedTo).toBe('retroproyector')
    expect(tickets.map(({ ticket }) => ticket.subject)).toEqual(['Retroproyector'])
  })

  test('is understood beside words that were not', async () => {
    const { correctedTo } = await search('parpadea retropoyector', 'ticket')

    expect(correctedTo).toBe('parpadea retroproyector')
  })

  test('is left alone when something is found as written', async () => {
    const { correctedTo } = await search('retroproyec', 'ticket')

    expect(correctedTo).toBeNull()
  })

  test('is left alone when nothing is like it', async () => {
    const { tickets, correctedTo } = await search('xyzzyqwk', 'ticket')

    expect([tickets, correctedTo]).toEqual([[], null])
  })

  test('is learnt from what is said later, too', async () => {
    await openTicket(agent, { subject: 'Otra cosa', bodyText: 'Se quemó el estabilizador' })

    await world.run('search:learn')

    expect((await search('estavilizador', 'ticket')).correctedTo).toBe('estabilizador')
  })
})

describe('people and organizations', () => {
  test('are found by name, address and number', async () => {
    const admin = await world.admin()
    await admin.api.people.create({
      body: { name: 'Íñigo Montalbán', email: 'inigo@florin.example', phones: ['+34 655 10 20 30'] },
    })

    const found = await Promise.all(['inigo montal', 'florin.example', '655 102 030'].map((q) => search(q, 'person')))

    expect(found.map(({ people }) => people.map(({ name }) => name))).toEqual(
      Array.from({ length: 3 }, () => ['Íñigo Montalbán']),
    )
  })

  test('are found beside tickets, or alone when that is asked for', async () => {
    const admin = await world.admin()
    await admin.api.organizations.create({ body: { name: 'Panadería Lucas' } })
    await openTicket(agent, { subject: 'Horno de la panadería' })

    const [everything, alone] = [await search('panaderia'), await search('panaderia', 'organization')]

    expect(everything.organizations.map(({ name }) => name)).toEqual(['Panadería Lucas'])
    expect(everything.tickets).toHaveLength(1)
    expect(alone.tickets).toEqual([])
    expect(alone.organizations).toHaveLength(1)
  })
})

describe('whatever somebody types', () => {
  const hostile = [
    "'",
    "''';--",
    ':*&|!',
    '!!! & | ( ) <-> :A',
    '\\',
    '%_%',
    '"una frase"',
    '🖨️ 📠',
    'a\u0000b',
    'x'.repeat(200),
    'ñ '.repeat(100),
    '1'.repeat(200),
    '#99999999999999999999',
    '½ ² ﬁ Ⅷ',
    'ไม่พิมพ์ طابعة 打印机',
    '\u202e\u200b',
    'de la el the of',
  ]

  test.each(hostile)('%j is answered', async (q) => {
    const response = await world.fetch(`/api/v1/search?${new URLSearchParams({ q })}`, {
      headers: { cookie: agent.cookie },
    })

    expect(response.status).toBe(200)
  })

  test('is answered, or refused as empty', async () => {
    const piece = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
    const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' ').slice(0, 200))

    await fc.assert(
      fc.asyncProperty(text, async (q) => {
        const query = new URLSearchParams({ q })
        const headers = { cookie: agent.cookie }
        const found = await world.fetch(`/api/v1/search?${query}`, { headers })
        const listed = await world.fetch(`/api/v1/tickets?${query}`, { headers })
        const isEmpty = q.replaceAll('\u0000', '').trim() === ''
        expect([found.status, listed.status]).toEqual([isEmpty ? 422 : 200, 200])
      }),
      { numRuns: 50 },
    )
  })
})

/** Newer tickets in whose text a number occurs. */
async function insertMentions(number: number, count: number): Promise<void> {
  const at = new Date()
  const rows = Array.from({ length: count }, () => ({
    id: crypto.randomUUID(),
    subject: 'Otro',
    type: 'incident',
    status: 'open',
    impact: 1,
    urgency: 1,
    priority: 4,
    channel: 'api',
    language: 'es',
    requesterId: agent.id,
    createdAt: at,
    updatedAt: at,
  }))
  const made = await world.db.insertInto('tickets').values(rows).returning(['id', 'number']).execute()
  await world.db
    .insertInto('ticketDocuments')
    .values(made.map((ticket) => ({ ticketId: ticket.id, number: ticket.number, document: `'${number}':1A` })))
    .execute()
}
