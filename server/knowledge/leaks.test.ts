import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'

/** A word that stands in no public article. */
const secret = 'quimera'

let world: World
let admin: Somebody
let insider: Somebody
let outsider: Somebody
let member: Somebody
let ids: Record<'public' | 'agents' | 'internal' | 'organization' | 'draft' | 'narrowed', string>

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  const organization = await admin.api.organizations.create({ body: { name: 'Norte' } })
  member = await world.person('requester', { organizationId: organization.id })
  outsider = await world.person('requester')
  insider = await world.person('agent')
  const closed = await admin.api.articleCategories.create({
    body: { names: { es: `Interna ${secret}` }, visibility: 'agents' },
  })
  const open = await admin.api.articleCategories.create({ body: { names: { es: 'Abierta' } } })
  const add = async (title: string, about: object) =>
    (
      await admin.api.articles.create({
        body: {
          title: `${title} servidor`,
          summary: secret,
          keywords: secret,
          bodyHtml: `<p>El servidor ${secret} se reinicia aquí.</p>`,
          language: 'es',
          categoryId: open.id,
          status: 'published',
          ...about,
        },
      })
    ).id
  ids = {
    public: (
      await admin.api.articles.create({
        body: {
          title: 'Guía del servidor',
          bodyHtml: '<p>Para todos</p>',
          language: 'es',
          categoryId: open.id,
          visibility: 'public',
          status: 'published',
        },
      })
    ).id,
    agents: await add('Agentes', { visibility: 'agents', slug: 'solo-agentes' }),
    internal: await add('Interno', { visibility: 'internal' }),
    organization: await add('Norte', { visibility: 'organizations', organizationIds: [organization.id] }),
    draft: await add('Borrador', { visibility: 'public', status: 'draft' }),
    narrowed: await add('Cerrado', { visibility: 'public', categoryId: closed.id }),
  }
  await admin.api.articles.update({ params: { id: ids.agents }, body: { slug: 'solo-agentes-ahora' } })
  await admin.api.articles.update({ params: { id: ids.public }, body: { relatedIds: [ids.agents, ids.organization] } })
  await admin.api.knowledge.addPin({ body: { phrase: 'servidor', articleIds: [ids.agents] } })
})
afterAll(() => world.close())

const readers = () =>
  [
    ['a stranger', world.stranger, ''],
    ['a requester of no organization', outsider.api, outsider.cookie],
  ] as const

describe.each([0, 1])('reader %i', (place) => {
  const reader = () => readers()[place] ?? readers()[0]
  const page = async (path: string) => {
    const response = await world.fetch(path, { headers: { cookie: reader()[2] }, redirect: 'manual' })
    return { status: response.status, text: await response.text(), location: response.headers.get('location') }
  }

  test('reads nothing but what is public, by whatever id', async () => {
    const { public: open, ...closed } = ids
    await expect(reader()[1].articles.get({ params: { id: open } })).resolves.toBeDefined()
    for (const id of Object.values(closed))
      await expect(reader()[1].articles.get({ params: { id } })).rejects.toMatchObject({ status: 404 })
  })

  test('finds no hidden word in results, corrections, pins or counts', async () => {
    for (const q of [secret, 'quimer', 'quimrea', `servidor ${secret}`]) {
      const { items, correctedTo } = await reader()[1].articles.search({ query: { q } })
      expect(JSON.stringify({ items, correctedTo })).not.toContain(secret)
    }
    const { items } = await reader()[1].articles.search({ query: { q: 'servidor' } })
    expect(items.map(({ article }) => article.id)).toEqual([ids.public])
    const categories = await reader()[1].articleCategories.list()
    expect(categories.items).toMatchObject([{ names: { es: 'Abierta' }, articleCount: 1 }])
    const list = await reader()[1].articles.list({ query: { status: 'draft,published,archived' } })
    expect(list.items.map(({ id }) => id)).toEqual([ids.public])
  })

  test('sees no hidden article among the related ones', async () => {
    expect((await reader()[1].articles.get({ params: { id: ids.public } })).related).toEqual([])
  })

  test('sees no hidden word on a page, in the sitemap, or in where an old address leads', async () => {
    for (const path of [
      '/help/es',
      '/help/es/c/abierta',
      '/help/es/search?q=servidor',
      '/help/es/guia-del-servidor',
      '/sitemap.xml',
      '/robots.txt',
    ]) {
      const { status, text } = await page(path)
      expect([path, status, text.includes(secret), text.includes('solo-agentes')]).toEqual([path, 200, false, false])
    }
    for (const slug of ['solo-agentes', 'solo-agentes-ahora', 'interno-servidor', 'nada', 'c/interna-quimera']) {
      const { status, text, location } = await page(`/help/es/${slug}`)
      expect([slug, status, location, text.includes('Agentes servidor')]).toEqual([slug, 404, null, false])
    }
  })

  test('cannot vote on what is hidden', async () => {
    const vote = reader()[1].articles.vote({ params: { id: ids.agents }, body: { isHelpful: true } })
    await expect(vote).rejects.toMatchObject({ status: 404 })
  })
})

test('a member of the organization finds what is for it, also on the pages, and search engines do not', async () => {
  const { items } = await member.api.articles.search({ query: { q: secret } })
  const response = await world.fetch('/help/es/norte-servidor', { headers: { cookie: member.cookie } })
  const text = await response.text()

  expect(items.map(({ article }) => article.id)).toEqual([ids.organization])
  expect([response.status, text.includes(secret), text.includes('noindex')]).toEqual([200, true, true])
  expect(response.headers.get('cache-control')).toContain('private')
})

test('an agent outside the teams of an internal article does not find it', async () => {
  const { items } = await insider.api.articles.search({ query: { q: secret } })

  const found = items.map(({ article }) => article.id)
  expect(found).toContain(ids.agents)
  expect(found).not.toContain(ids.internal)
})

test('what is narrowed is gone at once, its words included', async () => {
  const article = await admin.api.articles.create({
    body: { title: 'Unicornio', bodyHtml: '<p>x</p>', language: 'es', visibility: 'public', status: 'published' },
  })
  expect((await world.stranger.articles.search({ query: { q: 'unicornoi' } })).correctedTo).toBe('unicornio')

  await admin.api.articles.update({ params: article, body: { visibility: 'agents' } })

  const { items, correctedTo } = await world.stranger.articles.search({ query: { q: 'unicornoi' } })
  expect([items, correctedTo]).toEqual([[], null])
})
