import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
  const requester = { email: 'ana@cliente.example', name: 'Ana Sol' }
  await desk.api.tickets.create({ body: { subject: 'La VPN no conecta', bodyText: 'No entra.', requester } })
})
afterAll(() => desk.end())

test('an article is written, published, and read by whoever has neither account nor script', async () => {
  const { page, faults } = await desk.open('/knowledge')
  await page.getByRole('heading', { name: 'Conocimiento' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Escribir artículo' }).click()
  await page.getByRole('textbox', { name: 'Título' }).fill('Conectar la VPN')
  await page.getByRole('textbox', { name: 'Resumen' }).fill('Entrar en la red desde casa')
  await page.getByRole('textbox', { name: 'Texto del artículo' }).click()
  await page.keyboard.type('Abre el programa y pulsa Conectar.')
  await page.getByRole('status').getByText('Guardado', { exact: true }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Publicar', exact: true }).click()
  await page.getByText('Artículo publicado').waitFor()

  const reader = await page.context().browser()?.newContext({ javaScriptEnabled: false, locale: 'es-ES' })
  const help = await reader?.newPage()
  if (help === undefined) throw new Error('no browser')
  await help.goto(`${desk.url}/help/es`)
  await help.getByRole('searchbox', { name: 'Buscar en la ayuda' }).fill('conexion vpn')
  await help.getByRole('button', { name: 'Buscar' }).click()
  await help.getByRole('link', { name: 'Conectar la VPN' }).click()
  await help.getByText('Abre el programa y pulsa Conectar.').waitFor()
  await help.getByText('No', { exact: true }).click()
  await help.getByRole('radio', { name: 'Falta algo' }).check()
  await help.getByRole('button', { name: 'Enviar' }).click()
  await help.getByText('Gracias por decírnoslo.').waitFor()
  expect(await reader?.cookies()).toEqual([])
  await reader?.close()
  const { items } = await desk.api.articles.search({ query: { q: 'vpn' } })
  const article = await desk.api.articles.get({ params: { id: items[0]?.article.id ?? '' }, query: {} })
  expect(article).toMatchObject({ viewCount: 1, unhelpfulCount: 1 })
  expect(faults).toEqual([])
})

test.each(['light', 'dark'] as const)('the help pages have nothing that keeps anybody out, %s', async (colorScheme) => {
  const { page } = await desk.open('/knowledge', { colorScheme, viewport: { width: 390, height: 800 } })
  for (const path of ['/help/es', '/help/en/search?q=nothing', '/help/es/search?q=vpn', '/help/es/conectar-la-vpn']) {
    await page.goto(desk.url + path)
    await page.getByRole('main').waitFor()
    await expectAccessible(page)
  }
})

test('an article goes into a reply as a link, and stands on the ticket', async () => {
  const { page, faults } = await desk.open('/tickets/1')
  const text = page.getByRole('textbox', { name: 'Texto del mensaje' })
  await text.waitFor()
  await page.getByRole('button', { name: 'Poner un artículo' }).click()
  await page.getByRole('button', { name: 'Enlace: poner el de «Conectar la VPN»' }).click()
  await text.getByText('Conectar la VPN').waitFor()
  const section = page.getByRole('region', { name: 'Artículos' })
  await section.getByText('Enviado por').waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
})

test('a solved ticket becomes an article, whose marks keep it from being published until they are gone', async () => {
  const requester = { email: 'bea@cliente.example', name: 'Bea Ruiz' }
  const bodyText = 'El escáner no envía nada a mi correo bea@cliente.example desde ayer.'
  const { number } = await desk.api.tickets.create({ body: { subject: 'Escáner mudo', bodyText, requester } })
  await desk.api.messages.add({
    params: { number },
    body: {
      kind: 'reply',
      bodyText: 'El problema era el servidor de correo. Vuelve a elegir el destino en la pantalla.',
    },
  })
  await desk.api.tickets.change({ params: { number }, body: { status: 'solved' } })

  const { page, faults } = await desk.open(`/tickets/${number}`)
  await page.getByRole('button', { name: 'Escribir un artículo' }).waitFor()
  const dialog = page.getByRole('dialog', { name: `Artículo a partir de #${number}` })
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('textbox').fill('escribir un')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Escribir un artículo/ })
    .click()
  await dialog.getByText('⟦correo⟧').waitFor()
  await dialog.getByRole('button', { name: 'Cancelar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Más acciones' }).click()
  await page.getByRole('menuitem', { name: 'Escribir un artículo' }).click()
  await dialog.getByText('⟦correo⟧').waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('region', { name: 'IA' }).count()).toBe(0)
  await dialog.getByRole('textbox', { name: 'Título' }).fill('El escáner no envía')
  await dialog.getByRole('button', { name: 'Escribir el artículo' }).click()
  await page.getByText('Un sitio que mirar antes de publicar').waitFor()
  await page.getByRole('button', { name: 'Publicar', exact: true }).click()
  await page.getByText('Todavía quedan marcas').waitFor()
  await expectAccessible(page)
  const { items } = await desk.api.ticketArticles.list({ params: { number } })
  expect(items).toMatchObject([{ isOrigin: true, article: { title: 'El escáner no envía', isLive: false } }])
  // The refused publication is what the browser tells of itself.
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
})
