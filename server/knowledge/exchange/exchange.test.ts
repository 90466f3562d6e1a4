import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { cleanArticle } from '../text.ts'
import { htmlFromMarkdown, markdownFromHtml, readDocument, writeDocument } from './markdown.ts'
import { unzip } from './unzip.ts'

let world: World
let admin: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
})
afterAll(() => world.close())

async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(files))
    zip.addBuffer(typeof content === 'string' ? Buffer.from(content) : content, path)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}

async function send(archive: Buffer, apply: boolean) {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(archive)]), 'articles.zip')
  const response = await world.fetch(`/api/v1/articles/import?language=es&apply=${apply}`, {
    method: 'POST',
    headers: { cookie: admin.cookie, 'x-requested-with': 'mesa' },
    body,
  })
  return { status: response.status, body: (await response.json()) as { items: { path: string; outcome: string }[] } }
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const files = {
  'es/vpn.md':
    '---\ntitle: Conectar la VPN\nsummary: Desde casa\nvisibility: public\nstatus: published\n---\n\nTexto con ![menú](../img/menu.png)\n\n> [!TIP]\n> Un consejo\n\n<script>alert(1)</script>',
  'en/wifi.html': '<html><head><title>x</title></head><body><h1>Office wifi</h1><p>Text</p></body></html>',
  'es/vacio.md': '---\ntitle: Nada\n---\n',
  'img/menu.png': png,
}

describe('an import', () => {
  test('is first told, then done, and told again changes nothing', async () => {
    const archive = await zipOf(files)

    const preview = await send(archive, false)
    expect(preview.body.items.map(({ outcome }) => outcome).toSorted()).toEqual(['empty', 'new', 'new'])
    expect((await admin.api.articles.list({ query: {} })).items).toEqual([])
    const done = await send(archive, true)
    const again = await send(archive, true)

    expect(done.body.items.map(({ outcome }) => outcome).toSorted()).toEqual(['empty', 'new', 'new'])
    expect(again.body.items.map(({ outcome }) => outcome).toSorted()).toEqual(['empty', 'same', 'same'])
    const { items } = await admin.api.articles.list({ query: {} })
    expect(items.map(({ title, language, status }) => [title, language, status]).toSorted()).toEqual([
      ['Conectar la VPN', 'es', 'published'],
      ['Office wifi', 'en', 'draft'],
    ])
  })

  test('takes pictures along, and nothing that runs', async () => {
    const { items } = await world.stranger.articles.search({ query: { q: 'vpn' } })
    const article = await world.stranger.articles.get({ params: { id: items[0]?.article.id ?? '' } })
    const source = /src="([^"]+)"/.exec(article.bodyHtml)?.[1] ?? ''
    const picture = await world.fetch(source)

    expect(article.bodyHtml).toContain('<aside data-callout="tip">')
    expect(article.bodyHtml).not.toContain('script')
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(png)
  })

  test('takes up what an export wrote', async () => {
    const response = await world.fetch('/api/v1/articles/export', { headers: { cookie: admin.cookie } })
    const archive = Buffer.from(await response.arrayBuffer())

    expect(
      unzip(archive)
        .map(({ path }) => path.replace(/[0-9a-f-]{36}/, 'ID'))
        .toSorted(),
    ).toEqual(['en/wifi.md', 'es/vpn.md', 'pictures/ID.png'])
    expect((await send(archive, true)).body.items.map(({ outcome }) => outcome)).toEqual(['same', 'same'])
  })

  test('publishes nothing in which something is still to be checked', async () => {
    const text = (mark: string) =>
      `---\ntitle: Aviso ${mark}\nvisibility: public\nstatus: published\n---\n\nLlama a ${mark}`

    await send(await zipOf({ 'es/uno.md': text('Soporte'), 'es/dos.md': text('⟦nombre⟧') }), true)

    const { items } = await admin.api.articles.list({ query: {} })
    const known = items.filter(({ title }) => title.startsWith('Aviso'))
    expect(known.map(({ title, status }) => [title, status]).toSorted()).toEqual([
      ['Aviso Soporte', 'published'],
      ['Aviso ⟦nombre⟧', 'draft'],
    ])
  })

  test.each([
    ['no archive', Buffer.from('hello')],
    ['an empty one', Buffer.alloc(0)],
    ['half of one', Buffer.from('PK\x05\x06', 'latin1')],
  ])('of %s is refused', async (_, archive) => {
    expect((await send(archive, true)).status).toBe(415)
  })
})

test.each([
  '<h2>Uno</h2><p>Con <strong>fuerza</strong> y <a href="https://a.example">enlace</a></p>',
  '<aside data-callout="warning"><p>Cuidado</p></aside><p>Fin</p>',
  '<blockquote><p>Cita</p></blockquote>',
  '<pre><code class="language-bash">ls -l</code></pre>',
])('%s says the same after Markdown', (html) => {
  const again = cleanArticle(htmlFromMarkdown(markdownFromHtml(html))).replace(/\n/g, '')
  expect(again.replace(/ (rel|target)="[^"]*"/g, '')).toBe(html)
})

test('what a file says of itself is read back as it was written', () => {
  const about = { title: 'Uno: dos', summary: '“Tres”' }
  expect(readDocument(writeDocument({ about, text: 'Texto' }))).toMatchObject({ about })
})
