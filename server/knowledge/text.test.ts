import { expect, test } from 'vitest'
import { slugOf } from '#contract/article-text.ts'
import { cleanArticle, withAnchors } from './text.ts'

const id = '0198f000-0000-7000-8000-000000000000'

test.each([
  ['scripts', '<p onclick="x()">a<script>alert(1)</script></p>', '<p>a</p>'],
  ['addresses that run', '<a href="java\tscript:alert(1)">a</a>', '<a>a</a>'],
  ['pictures of the web', '<p>a<img src="https://evil.example/x.png"></p>', '<p>a</p>'],
  ['frames', '<iframe src="https://video.example"></iframe><p>a</p>', '<p>a</p>'],
  ['styles', '<p style="position:fixed">a</p>', '<p>a</p>'],
  ['unknown kinds of callout', '<aside data-callout="x&quot;y">a</aside>', '<aside data-callout="info">a</aside>'],
  ['classes that are no language', '<pre><code class="x y">a</code></pre>', '<pre><code>a</code></pre>'],
])('%s do not stay', (_, written, kept) => {
  expect(cleanArticle(written)).toBe(kept)
})

test.each([
  '<h2>Uno</h2>',
  '<aside data-callout="warning"><p>Cuidado</p></aside>',
  '<pre><code class="language-bash">ls</code></pre>',
  `<p><img alt="Menú" src="/api/v1/articles/files/${id}" /></p>`,
  '<a href="/help/es/otra">Otra</a>',
  '<a href="#dos">Dos</a>',
  '<table><tbody><tr><td>1</td></tr></tbody></table>',
])('%s stays', (written) => {
  expect(cleanArticle(written)).toBe(written)
})

test('headings have anchors of their own, also where they say the same', () => {
  const { html, headings } = withAnchors('<h2>Qué <em>es</em></h2><p>a</p><h3>Paso</h3><h3>Paso</h3>')

  expect(html).toBe('<h2 id="que-es">Qué <em>es</em></h2><p>a</p><h3 id="paso">Paso</h3><h3 id="paso-2">Paso</h3>')
  expect(headings.map(({ level, text, anchor }) => [level, text, anchor])).toEqual([
    [2, 'Qué es', 'que-es'],
    [3, 'Paso', 'paso'],
    [3, 'Paso', 'paso-2'],
  ])
})

test.each([
  ['Conectar la VPN', 'conectar-la-vpn'],
  ['  ¿Qué año es?  ', 'que-ano-es'],
  ['日本', ''],
])('the address of “%s” is “%s”', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})
