import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/mail/any-text.ts'
import { hostileHtml } from '#test/mail/hostile-html.ts'
import { type HtmlTag, tagsOf } from '#test/mail/html-tags.ts'
import { htmlFromText } from './html-from-text.ts'
import { sanitizeComposedHtml } from './sanitize-composed.ts'
import { sanitizeMailHtml } from './sanitize-mail.ts'
import { textFromHtml } from './text-from-html.ts'

const liveTags =
  /^(?:script|style|iframe|object|embed|applet|form|input|button|select|textarea|svg|math|link|meta|base|video|audio|frame|frameset|template|title|noscript|html|body|image|keygen|marquee)$/
const liveAttributes =
  /^(?:on.*|srcdoc|srcset|action|formaction|ping|background|poster|id|name|class|data-(?!quoted$).*|is|contenteditable|http-equiv)$/

/** What is dangerous in a tag, in words; nothing for a tame one. */
function dangerOf({ name, attributes }: HtmlTag): string[] {
  const dangers = liveTags.test(name) ? [`tag ${name}`] : []
  for (const [attribute, value] of attributes) {
    if (liveAttributes.test(attribute)) dangers.push(`attribute ${attribute}`)
    if (attribute === 'href' && !/^(?:https?:\/\/|mailto:|tel:)/i.test(value)) dangers.push(`link ${value}`)
    if (attribute === 'src' && !/^(?:https?:\/\/|cid:|data:image\/(?!svg)|\/api\/v1\/attachments\/)/i.test(value)) {
      dangers.push(`source ${value}`)
    }
    if (attribute === 'style' && /url|expression|position|@|\\|\/\*|var\(|content/i.test(value))
      dangers.push(`style ${value}`)
    if (attribute === 'href' && attributes.get('rel') !== 'noopener noreferrer nofollow')
      dangers.push('link without rel')
    if (attribute === 'target' && value !== '_blank') dangers.push(`target ${value}`)
  }
  return dangers
}

function dangersIn(html: string): string[] {
  return tagsOf(html).flatMap(dangerOf)
}

test('the list of hostile HTML is long', () => {
  expect(hostileHtml.length).toBeGreaterThanOrEqual(60)
})

describe('nothing of hostile HTML lives', () => {
  test.each(hostileHtml)('%j', (html) => {
    for (const sanitize of [sanitizeMailHtml, sanitizeComposedHtml]) {
      expect(dangersIn(sanitize(html))).toEqual([])
      expect(dangersIn(sanitize(`<div><p>${html}</p></div>`))).toEqual([])
      expect(dangersIn(sanitize(`<svg><style>${html}`))).toEqual([])
      expect(dangersIn(sanitize(`<table><tr><td>${html}</table>`))).toEqual([])
    }
  })
})

test('pieces of hostile HTML in any order stay tame, and sanitizing twice changes nothing', () => {
  const cut = fc.tuple(fc.constantFrom(...hostileHtml), fc.nat(80), fc.nat(80))
  const mixed = fc.array(
    cut.map(([html, from, length]) => html.slice(from, from + length)),
    { maxLength: 6 },
  )

  fc.assert(
    fc.property(mixed, (pieces) => {
      for (const sanitize of [sanitizeMailHtml, sanitizeComposedHtml]) {
        const safe = sanitize(pieces.join(''))

        expect(dangersIn(safe)).toEqual([])
        expect(dangersIn(sanitize(safe))).toEqual([])
      }
    }),
    { numRuns: 500 },
  )
})

describe('what a letter needs stays', () => {
  test.each([
    ['<p style="color:red">hola</p>', '<p style="color:red">hola</p>'],
    [
      '<td style="padding: 3.0pt 0cm; color: rgb(0, 0, 0)">x</td>',
      '<td style="padding:3.0pt 0cm;color:rgb(0, 0, 0)">x</td>',
    ],
    ['<p style="color:red;position:fixed">x</p>', '<p style="color:red">x</p>'],
    ['<img src="cid:a@b" alt="x">', '<img alt="x" src="cid:a@b" referrerpolicy="no-referrer" loading="lazy" />'],
    [
      '<img src="https://a.example/x.png">',
      '<img src="https://a.example/x.png" referrerpolicy="no-referrer" loading="lazy" />',
    ],
    [
      '<a href="mailto:a@b.example">x</a>',
      '<a href="mailto:a@b.example" rel="noopener noreferrer nofollow" target="_blank">x</a>',
    ],
    ['<title>fuera</title><p>dentro</p>', '<p>dentro</p>'],
    ['a < b & c', 'a &lt; b &amp; c'],
  ])('%j becomes %j', (html, safe) => {
    expect(sanitizeMailHtml(html)).toBe(safe)
  })
})

describe('quoted history is marked where it stands', () => {
  test.each([
    ['Gmail', '<p>a</p><div class="gmail_quote gmail_quote_container"><p>b</p></div>', '<div data-quoted="whole">'],
    ['cite', '<p>a</p><blockquote type="cite"><p>b</p></blockquote>', '<blockquote data-quoted="whole">'],
    ['Thunderbird', '<div class="moz-cite-prefix">El 3:</div>', '<div data-quoted="whole">'],
    ['Yahoo', '<div class="yahoo_quoted">b</div>', '<div data-quoted="whole">'],
    [
      'Outlook on the web',
      '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">De:</div>',
      '<div data-quoted="rest">',
    ],
    ['Outlook nested', '<div id="x_divRplyFwdMsg">De:</div>', '<div data-quoted="rest">'],
    [
      'Outlook for Windows',
      '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">De:</div>',
      'data-quoted="rest"',
    ],
    [
      'Outlook for Windows, passed through the web',
      '<div style="border-width: 1pt medium medium; border-style: solid none none; border-color: rgb(225, 225, 225) x">De:</div>',
      'data-quoted="rest"',
    ],
  ])('%s', (_program, html, marked) => {
    expect(sanitizeMailHtml(html)).toContain(marked)
  })

  test('a sender cannot mark what is no history', () => {
    expect(sanitizeMailHtml('<p data-quoted="whole">x</p>')).toBe('<p>x</p>')
  })

  test('what somebody forwards is no history', () => {
    const html =
      '<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br></div>x</div>'

    expect(sanitizeMailHtml(html)).toMatch(/^<div>/)
  })
})

describe('an own editor’s text keeps what its buttons make', () => {
  test.each([
    ['<p><strong>a</strong><em>b</em><s>c</s><u>d</u></p>', '<p><strong>a</strong><em>b</em><s>c</s><u>d</u></p>'],
    ['<img src="/api/v1/attachments/01-ab" alt="x">', '<img alt="x" src="/api/v1/attachments/01-ab" />'],
    ['<img src="cid:a@b">', '<img src="cid:a@b" />'],
    ['<img src="https://a.example/x.png">', ''],
    ['<img src="/api/v1/attachments/../me">', ''],
    ['<img src="/api/v1/tickets/1">', ''],
    ['<p style="color:red" class="x">a</p>', '<p>a</p>'],
    ['<div>a</div>', 'a'],
    ['<ol start="3"><li>a</li></ol>', '<ol start="3"><li>a</li></ol>'],
  ])('%j becomes %j', (html, safe) => {
    expect(sanitizeComposedHtml(html)).toBe(safe)
  })
})

describe('text from HTML reads well', () => {
  test.each([
    ['<p>uno</p><p>dos</p>', 'uno\n\ndos'],
    ['uno<br>dos', 'uno\ndos'],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
    ['<table><tr><th>Puerto</th><th>Uso</th></tr><tr><td>25</td><td>SMTP</td></tr></table>', 'Puerto Uso\n25 SMTP'],
    ['<table><tr><td><p>uno</p><p>dos</p></td><td>tres</td></tr></table>fin', 'uno\n\ndos\n\ntres\n\nfin'],
    ['<h1>Título</h1>', 'Título'],
    ['<a href="https://a.example/x">aquí</a>', 'aquí <https://a.example/x>'],
    ['<a href="https://a.example">https://a.example</a>', 'https://a.example'],
    [`<a href="https://a.example/${'x'.repeat(500)}">aquí</a>`, 'aquí'],
    ['<style>p{}</style><script>x</script>hola', 'hola'],
    ['a&nbsp;b &amp; c', 'a b & c'],
    ['<img src="cid:x" alt="foto">', ''],
    ['', ''],
  ])('%j reads %j', (html, text) => {
    expect(textFromHtml(html)).toBe(text)
  })
})

describe('HTML from text', () => {
  test.each([
    ['hola', '<p>hola</p>'],
    ['uno\ndos\n\ntres', '<p>uno<br>dos</p><p>tres</p>'],
    ['a < b & "c"', '<p>a &lt; b &amp; &quot;c&quot;</p>'],
    ['', ''],
    [
      'vea https://a.example/x?a=1&b=2.',
      '<p>vea <a href="https://a.example/x?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">https://a.example/x?a=1&amp;b=2</a>.</p>',
    ],
    [
      'a@b.example',
      '<p><a href="mailto:a@b.example" rel="noopener noreferrer nofollow" target="_blank">a@b.example</a></p>',
    ],
    ['javascript:alert(1)', '<p>javascript:alert(1)</p>'],
  ])('of %j is %j', (text, html) => {
    expect(htmlFromText(text)).toBe(html)
  })

  test('escapes everything, whatever the text', () => {
    const texts = fc.oneof(anyText, fc.constantFrom(...hostileHtml), fc.webUrl())

    fc.assert(
      fc.property(texts, (text) => {
        const tags = tagsOf(htmlFromText(text))

        expect(tags.filter(({ name }) => !['p', 'br', 'a'].includes(name))).toEqual([])
        expect(tags.flatMap(dangerOf)).toEqual([])
      }),
    )
  })
})

describe('no markup hangs it', () => {
  test.each([
    ['deep', '<b>'.repeat(300_000)],
    ['deep in table', '<table><tr><td>'.repeat(100_000)],
    ['wide', '<i>x</i>'.repeat(150_000)],
    ['angles', '<'.repeat(1_000_000)],
    ['comments', '<!--'.repeat(300_000)],
    ['quotes', '<a href="'.repeat(100_000)],
    ['scripts', '<script>'.repeat(150_000)],
    ['styles', `<p style="${'a:b;'.repeat(200_000)}">x</p>`],
    ['colours', `<p style="color:${'rgb('.repeat(900)}">x</p>`.repeat(500)],
  ])('%s', (_name, html) => {
    const started = process.threadCpuUsage()

    sanitizeMailHtml(html)

    expect(process.threadCpuUsage(started).user).toBeLessThan(6_000_000)
  })

  test('what is too deep to dress is still read', () => {
    expect(sanitizeMailHtml(`${'<b>'.repeat(5000)}hola <i>mundo`)).toBe('<p>hola  mundo</p>')
  })

  test('a large picture in place does not cut the letter', () => {
    expect(sanitizeMailHtml(`<img src="data:image/png;base64,${'A'.repeat(4_000_000)}"><p>fin</p>`)).toMatch(
      /<p>fin<\/p>$/,
    )
  })
})
