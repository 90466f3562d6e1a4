import { expect, test } from 'vitest'
import { draftHtml } from './draft-html.ts'

test('a draft loses its numbers and its power over the page, and names its articles', () => {
  const article = { title: 'VPN <2>', path: '/help/es/vpn' } as never

  const html = draftHtml('Hola [1],\nabre <b>esto</b>.\n\nAdiós [2]', [{ place: 1, article }], 'https://desk.example')

  expect(html).toBe(
    '<p>Hola,<br>abre &lt;b&gt;esto&lt;/b&gt;.</p><p>Adiós</p><ul><li><p><a href="https://desk.example/help/es/vpn">VPN &lt;2&gt;</a></p></li></ul>',
  )
})
