import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { articles } from '#contract/articles.ts'
import { openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let admin: Somebody
let agent: Somebody
let colleague: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  agent = await world.person('agent', { name: 'Berta Agente' })
  colleague = await world.person('agent', { name: 'Carlos Colega' })
})
afterAll(() => world.close())

type Draft = z.input<typeof articles.create.body>
const write = (draft: Partial<Draft> = {}, who = agent) =>
  who.api.articles.create({
    body: { title: `Artículo ${crypto.randomUUID()}`, bodyHtml: '<p>Texto</p>', language: 'es', ...draft },
  })
const published = (draft: Partial<Draft> = {}) => write({ visibility: 'public', status: 'published', ...draft })
const search = async (q: string, who: { api: Somebody['api'] } = agent, query: object = {}) => {
  const { items, correctedTo } = await who.api.articles.search({ query: { q, ...query } })
  return { titles: items.map(({ article }) => article.title), items, correctedTo }
}
const stranger = () => ({ api: world.stranger })

describe('the life of an article', () => {
  test('a draft is seen by agents only; published, by its readers, with its address', async () => {
    const draft = await write({ title: 'Cambiar la contraseña', visibility: 'public' })
    await expect(world.stranger.articles.get({ params: draft })).rejects.toMatchObject({ status: 404 })

    const live = await agent.api.articles.publish({ params: draft, body: {} })

    expect(live).toMatchObject({ status: 'published', isLive: true, path: '/help/es/cambiar-la-contrasena' })
    const read = await world.stranger.articles.get({ params: draft })
    expect(read).toMatchObject({ title: 'Cambiar la contraseña', owner: null, can: { change: false } })
  })

  test('a change is read when it is published, not before', async () => {
    const article = await published({ bodyHtml: '<p>Antes</p>' })

    const changed = await agent.api.articles.update({ params: article, body: { bodyHtml: '<p>Después</p>' } })

    expect(changed).toMatchObject({ status: 'draft', isLive: true, version: 2, liveVersion: 1 })
    expect((await world.stranger.articles.get({ params: article })).bodyHtml).toBe('<p>Antes</p>')
    const sent = await agent.api.articles.get({ params: article, query: { live: true } })
    expect(sent.bodyHtml).toBe('<p>Antes</p>')
    await agent.api.articles.publish({ params: article, body: {} })
    expect((await world.stranger.articles.get({ params: article })).bodyHtml).toBe('<p>Después</p>')
  })

  test('a save that began with an older version is refused', async () => {
    const article = await published()
    await colleague.api.articles.update({ params: article, body: { title: 'Otro', baseVersion: 1 } })

    const refusal = agent.api.articles.update({ params: article, body: { title: 'Mío', baseVersion: 1 } })

    await expect(refusal).rejects.toMatchObject({ status: 409, code: 'article_changed' })
  })

  test('where articles are approved, nobody but another approves a text', async () => {
    await admin.api.knowledge.updateSettings({ body: { needsReview: true } })
    const article = await write()
    await agent.api.articles.submit({ params: article, body: { reviewerId: colleague.id, note: 'Mira esto' } })

    await expect(agent.api.articles.publish({ params: article, body: {} })).rejects.toMatchObject({ status: 403 })
    await expect(write({ status: 'published' })).rejects.toMatchObject({ status: 403 })
    await colleague.api.articles.giveBack({ params: article, body: { note: 'Falta un paso' } })
    await agent.api.articles.submit({ params: article, body: {} })
    expect(await colleague.api.articles.publish({ params: article, body: {} })).toMatchObject({ status: 'published' })
    await admin.api.knowledge.updateSettings({ body: { needsReview: false } })
    const { items } = await agent.api.articles.history({ params: article, query: {} })
    expect(items.map(({ kind }) => kind)).toEqual(['published', 'submitted', 'returned', 'submitted', 'created'])
  })

  test('versions are compared and restored', async () => {
    const article = await published({ bodyHtml: '<p>Pulsa el botón</p>' })
    await agent.api.articles.update({ params: article, body: { bodyHtml: '<p>Pulsa la tecla</p>' } })

    const diff = await agent.api.articles.diff({ params: { id: article.id, version: 2 }, query: {} })
    const restored = await agent.api.articles.restore({ params: { id: article.id, version: 1 } })

    expect(diff.body[0]?.pieces.map(({ kind, text }) => `${kind}:${text}`)).toEqual(
      expect.arrayContaining(['removed:el', 'added:la', 'removed:botón', 'added:tecla']),
    )
    expect(restored).toMatchObject({ bodyHtml: '<p>Pulsa el botón</p>', version: 2 })
  })

  test('a translation is marked when its original has changed, until it says so again', async () => {
    const original = await published({ title: 'Usar la impresora' })
    const english = await agent.api.articles.translate({ params: original, body: { language: 'en' } })
    await agent.api.articles.update({ params: english, body: { title: 'Use the printer' } })
    await agent.api.articles.publish({ params: english, body: {} })
    await agent.api.articles.update({ params: original, body: { bodyHtml: '<p>Nuevo</p>' } })
    await agent.api.articles.publish({ params: original, body: {} })

    expect(await agent.api.articles.get({ params: english })).toMatchObject({
      isOutdated: true,
      path: '/help/en/use-the-printer',
    })
    await agent.api.articles.update({ params: english, body: { isTranslated: true } })
    expect(await agent.api.articles.get({ params: english })).toMatchObject({ isOutdated: false })
    const again = agent.api.articles.translate({ params: original, body: { language: 'en' } })
    await expect(again).rejects.toMatchObject({ status: 409 })
  })

  test('an address belongs to one article; a draft is removed, what was published is not', async () => {
    await published({ slug: 'red-caida' })
    await expect(write({ slug: 'red-caida' })).rejects.toMatchObject({ code: 'name_taken' })
    await expect(write({ slug: 'red-caida', language: 'en' })).resolves.toBeDefined()
    const [draft, live] = [await write(), await published()]

    await expect(colleague.api.articles.remove({ params: draft })).rejects.toMatchObject({ status: 403 })
    await agent.api.articles.remove({ params: draft })
    await expect(agent.api.articles.remove({ params: live })).rejects.toMatchObject({ code: 'in_use' })
  })
})

describe('a search', () => {
  beforeAll(async () => {
    await published({
      title: 'Conectarse a la red privada',
      keywords: 'vpn',
      summary: 'Trabajar desde casa',
      bodyHtml: '<p>Instala el cliente y entra con tu cuenta.</p>',
    })
    await published({ title: 'Impresora atascada', bodyHtml: '<p>Saca la bandeja y retira el papel.</p>' })
    await published({ title: 'Reset your password', language: 'en', bodyHtml: '<p>Open the account page.</p>' })
  })

  test.each([
    ['another form of the word', 'conexiones red privada', 'Conectarse a la red privada'],
    ['no accents', 'impresora atascada', 'Impresora atascada'],
    ['an unfinished word', 'impre', 'Impresora atascada'],
    ['a word of the text', 'bandeja', 'Impresora atascada'],
    ['English', 'resetting passwords', 'Reset your password'],
    ['a whole sentence', 'cómo puedo retirar el papel que se quedó en la máquina', 'Impresora atascada'],
  ])('finds by %s', async (_, q, title) => {
    expect((await search(q, stranger())).titles).toContain(title)
  })

  test('finds what was mistyped, and says what it searched for', async () => {
    const found = await search('impresroa atascda', stranger())

    expect(found).toMatchObject({ titles: ['Impresora atascada'], correctedTo: 'impresora atascada' })
  })

  test('takes two letters that changed places for less than letters that are missing', async () => {
    await published({ title: 'Papel impreso' })

    const { correctedTo } = await search('impresroa', stranger())

    expect(correctedTo).toBe('impresora')
  })

  test('finds by words that mean the same, and marks what it found', async () => {
    await admin.api.knowledge.replaceSynonyms({ body: { groups: [['multifunción', 'impresora']] } })

    const { items } = await search('multifuncion atascada', stranger())

    expect(items[0]).toMatchObject({ title: '\u0002Impresora\u0003 \u0002atascada\u0003' })
  })

  test('shows first what is pinned for its words', async () => {
    const wanted = await published({ title: 'Aviso de mantenimiento' })
    await admin.api.knowledge.addPin({ body: { phrase: 'impresora', articleIds: [wanted.id] } })

    const { items } = await search('la impresora no va', stranger())

    expect(items[0]).toMatchObject({ isPinned: true, article: { id: wanted.id } })
  })

  test('lists what is pinned once, also where it would have been found, and no longer when it is not pinned any more', async () => {
    const [first, second] = [await published({ title: 'Fax averiado' }), await published({ title: 'Fax del almacén' })]
    const pin = await admin.api.knowledge.addPin({ body: { phrase: 'el fax', articleIds: [second.id] } })

    const pinned = await search('el fax', stranger())
    await admin.api.knowledge.removePin({ params: pin })
    const unpinned = await search('el fax', stranger())

    expect(pinned.items.map(({ article, isPinned }) => [article.id, isPinned])).toEqual([
      [second.id, true],
      [first.id, false],
    ])
    expect(unpinned.items.map(({ isPinned }) => isPinned)).toEqual([false, false])
  })

  test('of words that say nothing finds what is pinned for them, and nothing else', async () => {
    const pin = await published({ title: 'Primeros pasos' })
    await admin.api.knowledge.addPin({ body: { phrase: '¿Cómo?', articleIds: [pin.id] } })

    expect((await search('como', stranger())).titles[0]).toBe('Primeros pasos')
    expect((await search('como el', stranger())).titles).toEqual(['Primeros pasos'])
    expect((await search('el de', stranger())).titles).toEqual([])
  })

  test('shows the summary where that says the words, and a piece of the text where it does not', async () => {
    await published({
      title: 'Escáner de la planta baja',
      summary: 'Qué hacer cuando el escáner no digitaliza',
      bodyHtml: `<p>${'Palabras y más palabras. '.repeat(20)}Limpia el cristal del escáner.</p>`,
    })

    const excerptOf = async (q: string) => (await search(q, stranger())).items[0]?.excerpt

    expect(await excerptOf('digitaliza')).toBe('Qué hacer cuando el escáner no \u0002digitaliza\u0003')
    expect(await excerptOf('cristal')).toContain('Limpia el \u0002cristal\u0003 del escáner')
  })

  test('finds each word of a table, and shows lists as running words', async () => {
    await published({
      title: 'Cortafuegos de la oficina',
      bodyHtml: `<ol><li>Abre el panel.</li><li>Activa el puerto.</li></ol>
        <table><tbody><tr><td>Correo</td><td>Saliente</td></tr><tr><td>Pasarela</td><td>Interna</td></tr></tbody></table>`,
    })

    const [table] = (await search('pasarela', stranger())).items
    const [list] = (await search('panel', stranger())).items

    expect(table?.excerpt).toContain('Correo Saliente \u0002Pasarela\u0003 Interna')
    expect(list?.excerpt).toMatch(/^Abre el .panel.\. Activa el puerto\. Correo/)
  })

  test('that finds nothing is counted, without what tells of a person; one being typed is not', async () => {
    for (const q of ['cafetera rota', 'CAFETERA rota', 'cafetera rota eva@sur.example']) await search(q, stranger())
    await search('zzz cafe', stranger(), { suggest: true })

    const { items } = await agent.api.knowledge.gaps({ query: {} })

    expect(items).toContainEqual(expect.objectContaining({ words: 'cafetera rota', count: 3, audience: 'public' }))
    expect(items.map(({ words }) => words)).not.toContain('zzz cafe')
    await agent.api.knowledge.settleGap({ body: { words: 'cafetera rota' } })
    const left = await agent.api.knowledge.gaps({ query: {} })
    expect(left.items.map(({ words }) => words)).not.toContain('cafetera rota')
  })

  test.each(["'", '\\', ':*', '& | !', '%', '🙂', 'a'.repeat(200), '<script>'])('answers %j', async (q) => {
    await expect(search(q, stranger())).resolves.toBeDefined()
  })
})

describe('readers and tickets', () => {
  test('what readers say and how often is told to agents; nobody votes many times', async () => {
    const article = await published()
    await world.stranger.articles.get({ params: article })
    const params = article
    await world.stranger.articles.vote({ params, body: { isHelpful: true } })
    await world.stranger.articles.vote({
      params,
      body: { isHelpful: false, reason: 'outdated', comment: 'El menú es otro' },
    })
    await world.stranger.articles.vote({ params, body: { isHelpful: true } })

    await expect(world.stranger.articles.vote({ params, body: { isHelpful: true } })).rejects.toMatchObject({
      status: 429,
    })
    expect(await agent.api.articles.get({ params })).toMatchObject({ viewCount: 1, helpfulCount: 2, unhelpfulCount: 1 })
    const feedback = await agent.api.articles.feedback({ params })
    expect(feedback.votes).toMatchObject([{ reason: 'outdated', comment: 'El menú es otro' }])
  })

  test('an article and its translation are suggested once, in the language of the ticket', async () => {
    const original = await published({ title: 'Tóner de la plotter', summary: 'Cambiar el tóner de la plotter' })
    const english = await agent.api.articles.translate({ params: original, body: { language: 'en' } })
    await agent.api.articles.update({ params: english, body: { title: 'Plotter toner: tóner de la plotter' } })
    await agent.api.articles.publish({ params: english, body: {} })
    const ticket = await openFor(agent, await world.person('requester'), { subject: 'Tóner de la plotter' })

    const { items } = await agent.api.ticketArticles.suggest({ params: ticket })

    expect(items.map(({ article }) => article.title).filter((title) => /plotter/i.test(title))).toEqual([
      'Tóner de la plotter',
    ])
  })

  test('an article on a ticket is counted once, and told on both sides', async () => {
    const article = await published({ title: 'Calibrar la báscula' })
    const ticket = await openFor(agent, await world.person('requester'), { subject: 'La báscula no calibra' })

    const suggested = await agent.api.ticketArticles.suggest({ params: ticket })
    await agent.api.ticketArticles.link({ params: ticket, body: { articleId: article.id } })
    const { items } = await agent.api.ticketArticles.link({
      params: ticket,
      body: { articleId: article.id, kind: 'sent' },
    })

    expect(suggested.items.map((hit) => hit.article.title)).toContain('Calibrar la báscula')
    expect(items).toMatchObject([{ kind: 'sent', by: { id: agent.id }, article: { useCount: 1 } }])
    const feedback = await agent.api.articles.feedback({ params: article })
    expect(feedback.tickets).toMatchObject([{ number: ticket.number }])
  })

  test('what is wrong with an article is said from a ticket, and settled', async () => {
    const article = await published()
    await colleague.api.articles.flag({ params: article, body: { note: 'El paso 2 sobra' } })

    const { items } = await agent.api.articles.list({ query: { needs: 'flagged' } })
    const { flags } = await agent.api.articles.feedback({ params: article })

    expect(items.map(({ id }) => id)).toEqual([article.id])
    expect(flags).toMatchObject([{ note: 'El paso 2 sobra', by: { id: colleague.id } }])
    await agent.api.articles.settleFlag({ params: { id: article.id, flagId: flags[0]?.id ?? '' } })
    expect((await agent.api.articles.list({ query: { needs: 'flagged' } })).items).toEqual([])
  })
})

test('lists are read page by page', async () => {
  const category = await admin.api.articleCategories.create({ body: { names: { es: 'Páginas' } } })
  for (let count = 0; count < 5; count += 1) await published({ categoryId: category.id })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await agent.api.articles.list({
      query: { limit: 2, categoryId: category.id, ...(cursor && { cursor }) },
    })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)

  expect(new Set(seen).size).toBe(5)
  expect(seen).toHaveLength(5)
})

test('a planned article that changes is planned no more, and checked anew before it is', async () => {
  const article = await write({ visibility: 'public' })
  const publishAt = new Date(Date.now() + 3_600_000).toISOString()
  await agent.api.articles.publish({ params: article, body: { publishAt } })

  const changed = await agent.api.articles.update({ params: article, body: { bodyHtml: '<p>Llama a ⟦nombre⟧</p>' } })

  expect(changed).toMatchObject({ status: 'draft', publishAt: null })
  const again = agent.api.articles.publish({ params: article, body: { publishAt } })
  await expect(again).rejects.toMatchObject({ code: 'article_unchecked' })
  world.pass(3_700_000)
  await world.run('articles:dates')
  expect((await admin.api.articles.get({ params: article })).isLive).toBe(false)
})

test('a planned article is published by its job, and archived when its time is over', async () => {
  const article = await write({ visibility: 'public' })
  const at = new Date(Date.now() + 7_200_000)
  const expiresAt = new Date(Date.now() + 20 * 3_600_000).toISOString()
  await agent.api.articles.update({ params: article, body: { expiresAt } })
  const planned = await agent.api.articles.publish({ params: article, body: { publishAt: at.toISOString() } })
  expect(planned).toMatchObject({ status: 'scheduled', isLive: false })

  world.pass(3_700_000)
  await world.run('articles:dates')
  expect((await agent.api.articles.get({ params: article })).status).toBe('published')
  world.pass(20 * 3_600_000)
  await world.run('articles:dates')

  expect((await agent.api.articles.get({ params: article })).status).toBe('archived')
  await expect(world.stranger.articles.get({ params: article })).rejects.toMatchObject({ status: 404 })
})
