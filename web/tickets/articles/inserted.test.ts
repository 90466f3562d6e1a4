import { expect, test } from 'vitest'
import { linkTo, textOf } from './inserted.ts'

const origin = 'https://desk.example'
const article = { path: '/help/es/vpn', title: 'VPN <2>' }

test('a link to an article leads to it from a mail, and its title is text', () => {
  expect(linkTo(article, origin)).toBe('<a href="https://desk.example/help/es/vpn">VPN &lt;2&gt;</a>')
})

test('a text leaves its pictures and anchors behind, and its links lead here from everywhere', () => {
  const bodyHtml =
    '<p><img src="/api/v1/articles/files/x" alt="a" />Ve a <a href="/help/es/wifi">wifi</a> o <a href="#dos">Dos</a></p><aside data-callout="tip"><p>Ojo</p></aside>'

  expect(textOf({ ...article, bodyHtml }, origin)).toBe(
    `<p>Ve a <a href="https://desk.example/help/es/wifi">wifi</a> o Dos</p><blockquote><p>Ojo</p></blockquote><p>${linkTo(article, origin)}</p>`,
  )
})
