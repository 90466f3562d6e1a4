import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hiddenTeam, leftAtOnce, openFor } from '#test/tickets.ts'
import { createWorld, type Somebody, type World } from '#test/world.ts'

let world: World
let agent: Somebody
let ana: Somebody

beforeAll(async () => {
  world = await createWorld()
  agent = await world.person('agent', { name: 'Berta Agente' })
  ana = await world.person('requester', { name: 'Ana Quiroga' })
})
afterAll(() => world.close())

const solvedTicket = async (subject = 'La VPN se corta') => {
  const { number } = await openFor(agent, ana, {
    subject,
    bodyText: 'Hola,\n\nLa VPN se corta cada diez minutos. Mi móvil es 612 345 678.\n\nGracias,\nAna Quiroga',
  })
  const said = await agent.api.messages.add({
    params: { number },
    body: {
      kind: 'reply',
      bodyText:
        'Hola Ana,\n\nEl problema era un certificado caducado. Borra el certificado antiguo del almacén y vuelve a entrar con tu cuenta.',
    },
  })
  leftAtOnce(said)
  await agent.api.tickets.change({ params: { number }, body: { status: 'solved' } })
  return number
}

describe('an article from a ticket', () => {
  test('says problem, cause and solution, and nothing of whom it was about', async () => {
    const number = await solvedTicket()

    const proposal = await agent.api.ticketArticles.propose({ params: { number }, query: {} })

    expect(proposal).toMatchObject({ title: 'La VPN se corta', language: 'es' })
    expect(proposal.bodyHtml).toContain(
      '<h2>Problema</h2><p>La VPN se corta cada diez minutos. Mi móvil es ⟦teléfono⟧.',
    )
    expect(proposal.bodyHtml).toContain('<h2>Causa</h2><p>El problema era un certificado caducado.</p>')
    expect(proposal.bodyHtml).not.toMatch(/Quiroga|612/)
    expect(proposal.removed).toEqual([{ kind: 'phone', text: '612 345 678', count: 1 }])
  })

  test('is a draft that its ticket tells of, and is published when nothing is left to check', async () => {
    const number = await solvedTicket()

    const article = await agent.api.ticketArticles.write({
      params: { number },
      body: { title: 'La VPN se corta cada diez minutos' },
    })

    expect(article).toMatchObject({ status: 'draft', visibility: 'agents', isLive: false, useCount: 0 })
    const { items } = await agent.api.ticketArticles.list({ params: { number } })
    expect(items).toMatchObject([{ isOrigin: true, kind: 'linked', article: { id: article.id } }])
    const { items: history } = await agent.api.tickets.history({ params: { number }, query: {} })
    expect(history.find(({ type }) => type === 'article.written')?.changes).toEqual([
      { field: 'article', from: null, to: 'La VPN se corta cada diez minutos' },
    ])
    const publish = () => agent.api.articles.publish({ params: article, body: {} })
    await expect(publish()).rejects.toMatchObject({ code: 'article_unchecked' })
    const bodyHtml = article.bodyHtml.replaceAll('⟦teléfono⟧', '…')
    await agent.api.articles.update({ params: article, body: { bodyHtml } })
    expect(await publish()).toMatchObject({ status: 'published' })
  })

  test('is not written twice unnoticed: what says the same stands first, for those who may read it', async () => {
    const secret = await world.person('agent', { name: 'Sara Secreta' })
    const team = await hiddenTeam(world, 'Secreto', [secret])
    const body = '<p>La VPN se corta: borra el certificado caducado del almacén y vuelve a entrar con tu cuenta.</p>'
    const open = await agent.api.articles.create({ body: { title: 'VPN: se corta siempre', bodyHtml: body } })
    const hidden = await secret.api.articles.create({
      body: { title: 'VPN se corta (interno)', bodyHtml: body, visibility: 'internal', teamIds: [team.id] },
    })
    const number = await solvedTicket()

    const seen = await agent.api.ticketArticles.propose({ params: { number }, query: { language: 'en' } })
    const all = await secret.api.ticketArticles.propose({ params: { number }, query: {} })

    const titles = ({ alike }: typeof seen) => alike.map(({ article }) => article.id)
    expect(titles(seen)).toContain(open.id)
    expect(titles(seen)).not.toContain(hidden.id)
    expect(titles(all)).toContain(hidden.id)
    expect(seen.bodyHtml).toContain('<h2>Solution</h2>')
  })

  test('is nothing for the requester', async () => {
    const number = await solvedTicket()

    await expect(ana.api.ticketArticles.propose({ params: { number }, query: {} })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('the history of a ticket', () => {
  test('tells which articles were linked, and names none that only a team reads', async () => {
    const team = await hiddenTeam(world, 'Interno', [agent])
    const article = await agent.api.articles.create({
      body: { title: 'Solo nosotros', bodyHtml: '<p>x</p>', visibility: 'internal', teamIds: [team.id] },
    })
    const { number } = await openFor(agent, ana)
    await agent.api.ticketArticles.link({ params: { number }, body: { articleId: article.id } })
    await agent.api.ticketArticles.unlink({ params: { number, id: article.id } })

    const { items } = await agent.api.tickets.history({ params: { number }, query: {} })

    expect(items.filter(({ type }) => type.startsWith('article.')).map(({ type, changes }) => [type, changes])).toEqual(
      [
        ['article.linked', [{ field: 'article', from: null, to: '' }]],
        ['article.unlinked', [{ field: 'article', from: '', to: null }]],
      ],
    )
  })
})
