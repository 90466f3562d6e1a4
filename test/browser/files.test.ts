import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './browser.ts'
import { type DeskProgram, startDesk } from './desk-program.ts'

let desk: DeskProgram

beforeAll(async () => {
  desk = await startDesk()
})
afterAll(() => desk.end())

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Half a second of silence: RIFF, 8 kHz, 8 bits. */
function silence(): Buffer {
  const data = Buffer.alloc(4000, 128)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}

/** Two empty pages and a word, as small as a PDF can be. */
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 5 0 R>>endobj
4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
5 0 obj<</Length 24>>stream
0 0 1 rg 0 0 200 100 re f
endstream endobj
trailer<</Root 1 0 R>>
`

test('files are looked at one after the other without leaving the page', { timeout: 120_000 }, async () => {
  const { page, faults } = await desk.open('', { colorScheme: 'dark' })
  const headers = { 'x-requested-with': 'mesa' }
  const files: [string, string, Buffer][] = [
    ['foto.png', 'image/png', Buffer.from(png, 'base64')],
    ['error.log', 'application/octet-stream', Buffer.from('No se encontró\nel servidor <b>\n', 'latin1')],
    ['voz.wav', 'audio/wav', silence()],
    ['factura.pdf', 'application/pdf', Buffer.from(pdf)],
    ['datos.bin', 'application/octet-stream', Buffer.from([0, 1, 2])],
  ]
  const attachmentIds: string[] = []
  for (const [name, mimeType, buffer] of files) {
    const answer = await page.request.post(`${desk.url}/api/v1/attachments`, {
      headers,
      multipart: { file: { name, mimeType, buffer } },
    })
    attachmentIds.push(((await answer.json()) as { items: { id: string }[] }).items[0]?.id ?? '')
  }
  const data = { subject: 'Archivos', bodyText: 'Adjunto.', attachmentIds }
  await page.request.post(`${desk.url}/api/v1/tickets`, { headers, data })
  await page.goto(`${desk.url}/desk/tickets/1`)

  await page.getByRole('button', { name: 'Abrir foto.png' }).click()
  const viewer = page.getByRole('dialog', { name: 'foto.png' })
  await viewer.getByRole('img', { name: 'foto.png' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('ArrowRight')
  await page.getByRole('dialog', { name: 'error.log' }).getByText('el servidor <b>').waitFor()
  expect(await page.getByText('No se encontró').count()).toBe(1)
  await expectAccessible(page)
  await page.keyboard.press('ArrowRight')
  const voice = page.locator('audio')
  await expect.poll(() => voice.evaluate((one: { duration: number }) => one.duration)).toBeCloseTo(0.5, 1)
  await page.keyboard.press('ArrowRight')
  await page.getByRole('img', { name: 'Página 2 de 2' }).waitFor()
  const first = page.getByRole('img', { name: 'Página 1 de 2' })
  const colour = () =>
    first.evaluate((canvas: { getContext(kind: '2d'): { getImageData(...box: number[]): { data: number[] } } }) =>
      Array.from(canvas.getContext('2d').getImageData(5, 5, 1, 1).data),
    )
  await expect.poll(colour).toEqual([0, 0, 255, 255])
  await expectAccessible(page)
  await page.getByText('4 de 4').waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: /datos\.bin/ }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Descargar todo' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('ticket-1.zip')
  expect(faults).toEqual([])
})
