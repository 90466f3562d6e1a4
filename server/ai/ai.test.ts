import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AiLine, type AiRequest, aiFeatures, aiLine } from '#contract/ai.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { fails, fakeModel, garbage, says, silent, stops } from './test-model.ts'

let world: World
let admin: Somebody
let agent: Somebody
let ana: Somebody
let model: Awaited<ReturnType<typeof fakeModel>>

beforeAll(async () => {
  world = await createWorld({ webhookNetworks: '127.0.0.0/8' })
  model = await fakeModel()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  ana = await world.person('requester', { name: 'Ana Quiroga' })
})
afterAll(async () => {
  model.close()
  await world.close()
})
beforeEach(async () => {
  model.will(says('listo'))
  model.asked.length = 0
  await admin.api.ai.changeSettings({ body: on() })
  for (const feature of aiFeatures) await agent.api.ai.agree({ body: { feature } })
})

const on = () => ({
  isOn: true,
  baseUrl: model.baseUrl,
  model: 'mini',
  embeddingModel: '',
  apiKey: 'sk-secreta',
  features: [...aiFeatures],
  redacts: true,
  timeoutSeconds: 60,
  dailyLimit: 500,
})

const ticket = async (bodyText = 'La impresora de Ana Quiroga no imprime, llamad al 612 345 678') =>
  (await openFor(agent, ana, { subject: 'Impresora atascada', bodyText })).number

async function answer(number: number, request: AiRequest, who = agent): Promise<AiLine[]> {
  const response = await world.fetch(`/api/v1/tickets/${number}/ai/answers`, {
    method: 'POST',
    headers: { cookie: who.cookie, 'content-type': 'application/json', 'x-requested-with': 'mesa' },
    body: JSON.stringify(request),
  })
  const text = await response.text()
  if (!response.ok) throw Object.assign(new Error(text), JSON.parse(text))
  return text.split('\n').flatMap((line) => (line === '' ? [] : [aiLine.parse(JSON.parse(line))]))
}
const textOf = (lines: AiLine[]) => lines.map((line) => (line.kind === 'text' ? line.text : '')).join('')
const outcomeOf = (lines: AiLine[]) => {
  const last = lines.at(-1)
  return last?.kind === 'failed' ? last.outcome : last?.kind
}
const lastCall = async (who = admin) => (await who.api.ai.calls({ query: { limit: 1 } })).items[0]

describe('switched off', () => {
  test('nothing is there, and nothing is sent', async () => {
    const number = await ticket()
    await admin.api.ai.changeSettings({ body: { isOn: false } })

    expect(await agent.api.ai.state()).toEqual({ features: [], agreed: [] })
    await expect(answer(number, { feature: 'summary' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(agent.api.ai.propose({ params: { number } })).rejects.toMatchObject({ code: 'not_found' })
    expect(model.asked).toEqual([])
  })

  test('each feature is by itself', async () => {
    const number = await ticket()
    await admin.api.ai.changeSettings({ body: { features: ['triage'] } })

    expect((await agent.api.ai.state()).features).toEqual(['triage'])
    await expect(answer(number, { feature: 'summary' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('settings and requesters know nothing of each other', async () => {
    await expect(agent.api.ai.settings()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ana.api.ai.state()).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('settings', () => {
  test('never tell the key, and never send it to another address', async () => {
    expect(await admin.api.ai.settings()).toMatchObject({ hasKey: true, model: 'mini' })
    expect(JSON.stringify(await admin.api.ai.settings())).not.toContain('sk-secreta')
    await admin.api.ai.test()
    expect(model.asked[0]?.authorization).toBe('Bearer sk-secreta')

    const elsewhere = await admin.api.ai.changeSettings({ body: { baseUrl: model.baseUrl.replace('/v1', '/v2') } })

    expect(elsewhere.hasKey).toBe(false)
  })

  test('take no address inside a network that is not open', async () => {
    const refusal = admin.api.ai.changeSettings({ body: { baseUrl: 'http://10.1.2.3/v1' } })

    await expect(refusal).rejects.toMatchObject({ code: 'invalid' })
  })

  test('are tried with one word, also while all is off', async () => {
    await admin.api.ai.changeSettings({ body: { isOn: false } })

    expect(await admin.api.ai.test()).toMatchObject({ outcome: 'answered', answer: 'listo' })
    model.will(fails(401))
    expect(await admin.api.ai.test()).toMatchObject({ outcome: 'refused' })
  })
})

describe('what is sent', () => {
  test('is seen and agreed to before the first time, and again when it goes elsewhere', async () => {
    const eva = await world.person('agent', { name: 'Eva Nueva' })
    const number = await ticket()
    await expect(answer(number, { feature: 'summary' }, eva)).rejects.toMatchObject({ code: 'forbidden' })
    expect(model.asked).toEqual([])
    const preview = await eva.api.ai.preview({ params: { number }, body: { feature: 'summary' } })
    await eva.api.ai.agree({ body: { feature: 'summary' } })

    await answer(number, { feature: 'summary' }, eva)

    expect(model.asked[0]?.body.messages.map(({ content }) => content)).toEqual(
      preview.messages.map(({ text }) => text),
    )
    await admin.api.ai.changeSettings({ body: { redacts: false } })
    expect((await eva.api.ai.state()).agreed).toEqual([])
    await expect(answer(number, { feature: 'summary' }, eva)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('holds no personal data, which is put back into the answer', async () => {
    const number = await ticket()
    model.will(says('La impresora de ⟦nombre 2⟧ no imprime; su teléfono es ⟦teléfono 1⟧.'))

    const lines = await answer(number, { feature: 'summary' })

    const sent = JSON.stringify(model.asked[0]?.body)
    expect(sent).not.toMatch(/Quiroga|612/)
    expect(textOf(lines)).toMatch(/^La impresora de .+ no imprime; su teléfono es 612 345 678\.$/)
    expect(await lastCall()).toMatchObject({
      feature: 'summary',
      ticketNumber: number,
      outcome: 'answered',
      isRedacted: true,
      person: { id: agent.id },
      promptTokens: 12,
      completionTokens: 3,
    })
    expect(JSON.stringify((await lastCall())?.sent)).not.toMatch(/Quiroga|612/)
  })

  test('is all there where that is wanted', async () => {
    const number = await ticket()
    await admin.api.ai.changeSettings({ body: { redacts: false } })
    await agent.api.ai.agree({ body: { feature: 'summary' } })

    await answer(number, { feature: 'summary' })

    expect(JSON.stringify(model.asked[0]?.body)).toContain('612 345 678')
  })

  test('is looked up by whoever sent it, and by administrators', async () => {
    const eva = await world.person('agent')
    await answer(await ticket(), { feature: 'summary' })

    expect((await eva.api.ai.calls({ query: {} })).items).toEqual([])
    expect((await lastCall(agent))?.person?.id).toBe(agent.id)
  })

  test('is no more than a day allows', async () => {
    const number = await ticket()
    await admin.api.ai.changeSettings({ body: { dailyLimit: 1 } })

    await expect(answer(number, { feature: 'summary' })).rejects.toMatchObject({ code: 'too_many_requests' })
  })
})

describe('an endpoint', () => {
  test.each([
    ['has too much to do', fails(429), 'busy'],
    ['is broken', fails(503), 'busy'],
    ['refuses', fails(400), 'refused'],
    ['answers garbage', garbage, 'unreadable'],
    ['says nothing', says(''), 'unreadable'],
  ] as const)('that %s is told of', async (_, how, outcome) => {
    model.will(how)

    expect(outcomeOf(await answer(await ticket(), { feature: 'summary' }))).toBe(outcome)
    expect((await lastCall())?.outcome).toBe(outcome)
  })

  test.each([
    ['never answers', silent],
    ['stops in the middle', stops('La impre')],
  ])('that %s is waited for so long and no longer', async (_, how) => {
    const number = await ticket()
    await admin.api.ai.changeSettings({ body: { timeoutSeconds: 5 } })
    model.will(how)

    expect(outcomeOf(await answer(number, { feature: 'summary' }))).toBe('late')
  })

  test('that is not there is told of', async () => {
    const number = await ticket()
    await admin.api.ai.changeSettings({ body: { baseUrl: 'http://127.0.0.1:9/v1' } })
    await agent.api.ai.agree({ body: { feature: 'summary' } })

    expect(outcomeOf(await answer(number, { feature: 'summary' }))).toBe('unreachable')
  })

  test('is let go when whoever asked leaves', async () => {
    const number = await ticket()
    const before = model.left()
    const gone = new AbortController()
    const arrived = new Promise<void>((resolve) => {
      model.will((asked, response) => {
        response.on('close', () => resolve())
        void stops('La')(asked, response)
      })
    })

    const response = await world.fetch(`/api/v1/tickets/${number}/ai/answers`, {
      method: 'POST',
      headers: { cookie: agent.cookie, 'content-type': 'application/json', 'x-requested-with': 'mesa' },
      body: JSON.stringify({ feature: 'summary' }),
      signal: gone.signal,
    })
    await response.body?.getReader().read()
    gone.abort()
    await arrived

    expect(model.left()).toBe(before + 1)
  })
})

describe('a draft of a reply', () => {
  const write = (title: string, body: string, draft: object = {}) =>
    agent.api.articles.create({
      body: { title, bodyHtml: `<p>${body}</p>`, language: 'es', visibility: 'public', status: 'published', ...draft },
    })

  test('stands on articles that the requester may read, and says which', async () => {
    const open = await write('Impresora atascada', 'Abre la bandeja y saca el papel atascado de la impresora.')
    await write('Impresora atascada: interno', 'La clave maestra de la impresora atascada es 4711.', {
      visibility: 'agents',
    })
    await write('Impresora atascada: borrador', 'Impresora atascada sin publicar.', { status: 'draft' })
    const number = await ticket('La impresora está atascada con papel en la bandeja')
    await agent.api.messages.add({ params: { number }, body: { kind: 'note', bodyText: 'Nota: cliente moroso' } })
    model.will(says('Abre la bandeja y saca el papel [1]. También [7].'))

    const lines = await answer(number, { feature: 'reply', wish: 'Trátale de usted' })

    const sent = JSON.stringify(model.asked[0]?.body)
    expect(sent).toContain('saca el papel')
    expect(sent).toContain('Trátale de usted')
    expect(sent).not.toMatch(/4711|sin publicar|moroso/)
    expect(lines.at(-1)).toMatchObject({ kind: 'done', citations: [{ place: 1, article: { id: open.id } }] })
  })

  test('is not asked for where no article says anything about it', async () => {
    const { number } = await openFor(agent, ana, { subject: 'Zzyzx', bodyText: 'Qwrtz plmk' })

    expect(outcomeOf(await answer(number, { feature: 'reply', wish: '' }))).toBe('no_articles')
    expect(model.asked).toEqual([])
  })

  test('takes the articles that vectors say are nearest, where a model makes them', async () => {
    await write('Bandeja del escáner atascada', 'La bandeja del escáner se saca tirando.')
    await admin.api.ai.changeSettings({ body: { embeddingModel: 'vec' } })
    const number = await ticket('La impresora está atascada con papel en la bandeja')

    await answer(number, { feature: 'reply', wish: '' })

    expect(model.asked.map(({ path }) => path)).toEqual(['/v1/embeddings', '/v1/chat/completions'])
    expect(model.asked[1]?.body.messages.at(-1)?.content).toMatch(/\[1\] Impresora/)
  })
})

describe('a proposal', () => {
  test('holds what the desk has, and changes nothing', async () => {
    const team = await admin.api.teams.create({ body: { name: 'Hardware', members: [] } })
    const number = await ticket()
    await agent.api.tickets.change({ params: { number: await ticket() }, body: { tags: ['impresora'] } })
    const said = {
      type: 'incident',
      impact: 1,
      urgency: 3,
      team: 'hardware',
      tags: ['impresora', 'nueva'],
      reason: 'No imprime',
    }
    model.will(says(`\`\`\`json\n${JSON.stringify(said)}\n\`\`\``))
    const before = await agent.api.tickets.get({ params: { number } })

    const { proposal } = await agent.api.ai.propose({ params: { number } })

    expect(proposal).toEqual({
      type: 'incident',
      impact: 1,
      urgency: 3,
      team: { id: team.id, name: 'Hardware', color: team.color },
      tags: ['impresora'],
      reason: 'No imprime',
    })
    expect(model.asked[0]?.body.response_format).toMatchObject({ type: 'json_schema' })
    expect(await agent.api.tickets.get({ params: { number } })).toEqual(before)
  })

  test('of another shape is none', async () => {
    model.will(says('{"type":"party"}'))

    const refusal = agent.api.ai.propose({ params: { number: await ticket() } })

    await expect(refusal).rejects.toMatchObject({ code: 'unavailable' })
    expect((await lastCall())?.outcome).toBe('unreadable')
  })
})

test('a message is translated, and a message of another ticket is not', async () => {
  const [one, other] = [await ticket(), await ticket()]
  const { items } = await agent.api.messages.list({ params: { number: one }, query: {} })
  const messageId = items[0]?.id ?? ''
  model.will(says('The printer'))

  const lines = await answer(one, { feature: 'translation', messageId, language: 'en' })

  expect(textOf(lines)).toBe('The printer')
  const elsewhere = answer(other, { feature: 'translation', messageId, language: 'en' })
  await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
})
