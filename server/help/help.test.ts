import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '#test/world.ts'
import { styleOf } from './style.ts'

let world: World
let admin: Somebody

beforeAll(async () => {
  world = await createWorld()
  admin = await world.admin()
  const category = await admin.api.articleCategories.create({ body: { names: { es: 'Redes', en: 'Networks' } } })
  const article = await admin.api.articles.create({
    body: {
      title: 'Conectar la VPN',
      summary: 'Entrar en la red desde "casa" & fuera',
      bodyHtml: '<h2>Uno</h2><p>Escribe a {{desk.name}}</p><h2>Dos</h2><h2>Tres</h2><p>&lt;script&gt;</p>',
      language: 'es',
      categoryId: category.id,
      visibility: 'public',
      status: 'published',
    },
  })
  const english = await admin.api.articles.translate({ params: article, body: { language: 'en' } })
  await admin.api.articles.update({ params: english, body: { title: 'Connect to the VPN' } })
  await admin.api.articles.publish({ params: english, body: {} })
})
afterAll(() => world.close())

const page = async (path: string, init?: RequestInit) => {
  const response = await world.fetch(path, { redirect: 'manual', ...init })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('an article is a whole page: what search engines read, without script or cookie, small', async () => {
  const { status, headers, text } = await page('/help/es/conectar-la-vpn')

  expect(status).toBe(200)
  expect(text).toContain('<html lang="es">')
  expect(text).toContain('<title>Conectar la VPN · Mesa</title>')
  expect(text).toContain('content="Entrar en la red desde &quot;casa&quot; &amp; fuera"')
  expect(text).toContain('<link rel="canonical" href="http://desk.example/help/es/conectar-la-vpn">')
  expect(text).toContain('hreflang="en" href="http://desk.example/help/en/connect-to-the-vpn"')
  expect(text).toContain('<h2 id="dos">Dos</h2>')
  expect(text).toContain('Escribe a Mesa')
  expect(JSON.parse(/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '')).toMatchObject({
    '@type': 'TechArticle',
    headline: 'Conectar la VPN',
    inLanguage: 'es',
  })
  expect(text.match(/<script/g)).toHaveLength(1)
  expect(headers.get('set-cookie')).toBeNull()
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(text.length).toBeLessThan(50_000)
})

test('the style of the pages is there, in the accent of the desk, and may be kept', async () => {
  const { text } = await page('/help/es')
  const style = await page(/href="(\/help\/style-\w+\.css)"/.exec(text)?.[1] ?? '')

  expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
  expect(style.text).toContain('--accent:#2f5bc6')
  expect(style.headers.get('cache-control')).toContain('immutable')
})

test('the letters of the portal are asked for only where the look uses them', () => {
  const variables = { font: 'inter', corners: 'usual', headerColor: null, heroColor: null, width: 1040 } as const
  const inter = styleOf({ accent: '#2f5bc6', variables }, '/assets/letters.woff2')
  const system = styleOf({ accent: '#2f5bc6', variables: { ...variables, font: 'system' } }, '/assets/letters.woff2')

  expect(inter.css).toContain('src:url(/assets/letters.woff2)')
  expect(inter.letters).toBe('/assets/letters.woff2')
  expect(system.css).not.toContain('letters')
  expect(system.letters).toBeUndefined()
})

test('an article is printed in one column, however wide the paper', () => {
  const variables = { font: 'inter', corners: 'usual', headerColor: null, heroColor: null, width: 1040 } as const
  const [, printed] = styleOf({ accent: '#2f5bc6', variables }, undefined).css.split('@media print')

  expect(printed).toContain('.article.has-contents{display:block}')
})

test('a search goes on in the other language, and an agent on to the article in the desk', async () => {
  expect((await page('/help/es/search?q=vpn')).text).toContain('href="/help/en/search?q=vpn"')
  const { text } = await page('/help/es/conectar-la-vpn', { headers: { cookie: admin.cookie } })

  expect(text).toMatch(/href="http:\/\/desk\.example\/desk\/knowledge\/[0-9a-f-]{36}"/)
  expect(text).not.toContain('href="/sign-in"')
})

test('a browser that speaks none of our languages is led to the desk’s own', async () => {
  await admin.api.desk.updateSettings({ body: { language: 'en' } })

  expect((await page('/help', { headers: { 'accept-language': 'fr' } })).headers.get('location')).toBe('/help/en')
  await admin.api.desk.updateSettings({ body: { language: 'es' } })
})

test('a search works as a form, and what was typed is shown, never run', async () => {
  const found = await page('/help/es/search?q=vpn')
  const hostile = await page(`/help/es/search?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`)

  expect(found.text).toContain('Conectar la <mark>VPN</mark>')
  expect(hostile.status).toBe(200)
  expect(hostile.text).not.toContain('<img src=x')
})

test('an old address leads to the new one', async () => {
  const { items } = await admin.api.articles.search({ query: { q: 'vpn', language: 'es' } })
  await admin.api.articles.update({ params: { id: items[0]?.article.id ?? '' }, body: { slug: 'vpn' } })

  const { status, headers } = await page('/help/es/conectar-la-vpn')

  expect([status, headers.get('location')]).toEqual([301, '/help/es/vpn'])
})

test('a form says whether it helped, without script or cookie', async () => {
  const body = new URLSearchParams({ isHelpful: 'no', reason: 'unclear', comment: 'Sin imágenes' })
  const { status, headers } = await page('/help/en/connect-to-the-vpn/vote', { method: 'POST', body })

  expect([status, headers.get('location'), headers.get('set-cookie')]).toEqual([
    303,
    '/help/en/connect-to-the-vpn?voted=yes#helped',
    null,
  ])
  expect((await page('/help/en/connect-to-the-vpn?voted=yes')).text).toContain('Thank you')
  const { items } = await admin.api.articles.search({ query: { q: 'vpn', language: 'en' } })
  const voted = await admin.api.articles.get({ params: { id: items[0]?.article.id ?? '' }, query: {} })
  expect(voted).toMatchObject({ unhelpfulCount: 1 })
})

test('the language of the browser chooses the first page, and the sitemap names both languages', async () => {
  const english = await page('/help', { headers: { 'accept-language': 'fr, en;q=0.8' } })

  expect(english.headers.get('location')).toBe('/help/en')
  expect((await page('/sitemap.xml')).text).toMatch(
    /<loc>http:\/\/desk\.example\/help\/en<\/loc>[\s\S]*\/help\/en\/connect-to-the-vpn/,
  )
  expect((await page('/robots.txt')).text).toContain('Sitemap: http://desk.example/sitemap.xml')
})

test.each(['/help/fr', '/help/es/nada', '/help/es/c/nada', '/help/es/A_B'])(
  '%s is told as a page that does not exist',
  async (path) => {
    const { status, text } = await page(path)

    expect(status).toBe(404)
    expect(text).toContain('<form class="search"')
  },
)
