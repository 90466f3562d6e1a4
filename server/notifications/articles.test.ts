import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sentMails } from '#test/mails.ts'
import { hiddenTeam } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let eva: Somebody
let leo: Somebody

beforeAll(async () => {
  world = await createWorld()
  eva = await world.person('agent', { name: 'Eva Autora' })
  leo = await world.person('agent', { name: 'Leo Revisor' })
})
afterAll(() => world.close())

const draft = (title: string) => eva.api.articles.create({ body: { title, bodyHtml: '<p>Texto</p>', language: 'es' } })
const toldOf = async (who: Somebody, state: 'open' | 'done' = 'open') =>
  (await who.api.notifications.list({ query: { state } })).items

describe('of an article', () => {
  test('its reviewer is told that it waits, and its author what came of it', async () => {
    const article = await draft('Cambiar el tóner')

    await eva.api.articles.submit({ params: article, body: { reviewerId: leo.id, note: 'Mira el paso 2' } })

    const [told] = await toldOf(leo)
    expect(told).toMatchObject({
      kind: 'article_to_review',
      ticket: null,
      article: { id: article.id, title: 'Cambiar el tóner', language: 'es' },
      actor: { id: eva.id },
      excerpt: 'Mira el paso 2',
      seenAt: null,
    })
    await leo.api.articles.giveBack({ params: article, body: { note: 'Falta una foto' } })
    expect(await toldOf(leo)).toEqual([])
    expect(await toldOf(eva)).toMatchObject([{ kind: 'article_returned', excerpt: 'Falta una foto' }])
    await eva.api.articles.submit({ params: article, body: {} })
    await leo.api.articles.publish({ params: article, body: {} })
    expect((await toldOf(eva)).map(({ kind }) => kind)).toEqual(['article_published', 'article_returned'])
  })

  test('nobody is told of what she did herself', async () => {
    const article = await draft('Propio')
    const before = (await toldOf(eva)).length

    await eva.api.articles.publish({ params: article, body: {} })

    expect(await toldOf(eva)).toHaveLength(before)
  })

  test('its owner is told what is wrong with it, until that is settled', async () => {
    const article = await draft('Con error')
    await leo.api.articles.flag({ params: article, body: { note: 'La ruta cambió' } })
    const [told] = await toldOf(eva)
    expect(told).toMatchObject({ kind: 'article_flagged', excerpt: 'La ruta cambió', article: { id: article.id } })
    const { flags } = await eva.api.articles.feedback({ params: article })

    await eva.api.articles.settleFlag({ params: { id: article.id, flagId: flags[0]?.id ?? '' } })

    expect((await toldOf(eva)).map(({ kind }) => kind)).not.toContain('article_flagged')
  })

  test('whoever reads it no longer keeps no trace of it', async () => {
    const team = await hiddenTeam(world, 'Otros', [eva])
    const article = await draft('Se esconde')
    await eva.api.articles.submit({ params: article, body: { reviewerId: leo.id } })
    expect((await toldOf(leo)).map((one) => one.article?.id)).toContain(article.id)

    await eva.api.articles.update({ params: article, body: { visibility: 'internal', teamIds: [team.id] } })

    expect((await toldOf(leo)).map((one) => one.article?.id)).not.toContain(article.id)
    await eva.api.articles.submit({ params: await draft('Otra'), body: { reviewerId: leo.id } })
  })

  test('opening it marks what tells of it as seen', async () => {
    const article = await draft('Vista')
    await eva.api.articles.submit({ params: article, body: { reviewerId: leo.id } })
    const unseen = () => leo.api.notifications.count()
    const before = (await unseen()).unseen

    await leo.api.notifications.seeOfArticle({ params: article })

    expect((await unseen()).unseen).toBe(before - 1)
  })

  test('who wants it is mailed, with the way there', async () => {
    const article = await draft('Por correo')

    await eva.api.articles.submit({ params: article, body: { reviewerId: leo.id, note: 'Urge' } })
    await world.drain()

    const mail = (await sentMails(world)).find(({ subject }) => subject === 'Por correo')
    expect(mail?.bodyText).toContain('Eva Autora te pide que revises el artículo «Por correo»')
    expect(mail?.bodyText).toContain('Urge')
    expect(mail?.bodyText).toContain(`/desk/knowledge/${article.id}`)
  })

  // The last, as sessions end while so much time passes.
  test('its owner is reminded to look at it, until she has', async () => {
    const article = await draft('Caduco')
    await eva.api.articles.publish({ params: article, body: {} })
    const reviewAt = new Date(Date.now() + 3_600_000).toISOString()
    await eva.api.articles.update({ params: article, body: { reviewAt } })
    const due = async () => (await toldOf(eva)).filter(({ kind }) => kind === 'article_due').length
    const look = () => world.run('articles:dates')
    await look()
    expect(await due()).toBe(0)

    world.pass(2 * 3_600_000)
    await look()
    await look()
    expect(await due()).toBe(1)
    await eva.api.articles.confirm({ params: article, body: {} })
    expect(await due()).toBe(0)
    world.pass(8 * 86_400_000)
    await look()
    const rows = world.db.selectFrom('notifications').select('doneAt').where('articleId', '=', article.id)
    expect((await rows.execute()).map(({ doneAt }) => doneAt === null)).toEqual([false])
  })
})
