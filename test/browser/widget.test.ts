import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram
/** Somebody else's page, which lets nothing run or be framed but what comes from the desk. */
const site = createServer((_request, response) => {
  const policy = `default-src 'none'; script-src ${desk.url}; frame-src ${desk.url}`
  response.setHeader('content-security-policy', policy).setHeader('content-type', 'text/html')
  response.end(`<!doctype html><html lang="es"><head><title>Tienda</title></head><body><main><h1>Tienda</h1></main>
    <script src="${desk.url}/widget.js" data-color="#0b7285"></script></body></html>`)
})
let origin: string

beforeAll(async () => {
  desk = await startDesk()
  await desk.api.articles.create({
    body: {
      title: 'Pagar con tarjeta',
      bodyHtml: '<p>Elige tarjeta.</p>',
      language: 'es',
      visibility: 'public',
      status: 'published',
    },
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})
afterAll(async () => {
  site.close()
  await desk.end()
})

test('a page of somebody else shows the widget once it is allowed to, under a strict policy, and a request comes in', {
  timeout: 180_000,
}, async () => {
  const { page, faults } = await openPage(desk.browser, { reducedMotion: 'reduce' })
  const complaints: string[] = []
  // That the desk does not know who asks is an error to the console too, and right.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
  })
  await page.goto(origin)
  await page.getByRole('button', { name: 'Ayuda' }).click()
  await expect.poll(() => complaints.some((text) => text.includes('frame-ancestors'))).toBe(true)

  await desk.api.desk.updateSettings({ body: { widgetOrigins: [origin] } })
  complaints.length = 0
  await page.reload()
  await page.getByRole('button', { name: 'Ayuda' }).click()
  const widget = page.frameLocator('iframe[title="Ayuda"]')
  await widget.getByRole('heading', { name: '¿En qué podemos ayudarte?' }).waitFor()
  await expectAccessible(page)
  const opened = page.context().waitForEvent('page')
  await widget.getByRole('searchbox', { name: 'Busca servicios y respuestas' }).fill('tarjeta')
  await widget.getByRole('link', { name: 'Pagar con tarjeta' }).click()
  const article = await opened
  await article.getByText('Elige tarjeta.').waitFor()
  await article.close()
  await widget.getByRole('button', { name: 'Escribir una solicitud' }).click()
  await widget.getByRole('textbox', { name: 'En una frase' }).fill('No carga el carrito')
  await widget.getByRole('textbox', { name: '¿Qué ha pasado?' }).fill('Se queda en blanco')
  await widget.getByRole('textbox', { name: 'Tu nombre' }).fill('Ana Sol')
  await widget.getByRole('textbox', { name: 'Tu correo' }).fill('ana@tienda.example')
  await widget.getByRole('button', { name: 'Enviar la solicitud' }).click()
  await widget.getByRole('heading', { name: 'Nos ha llegado' }).waitFor()
  await page.keyboard.press('Escape')

  await page.locator('iframe').waitFor({ state: 'hidden' })
  expect((await desk.api.tickets.get({ params: { number: 1 } })).subject).toBe('No carga el carrito')
  expect(await page.context().cookies(origin)).toEqual([])
  expect([...faults, ...complaints]).toEqual([])
})
