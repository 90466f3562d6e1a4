import fc from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteText, richText } from '#contract/rich-text.ts'
import { closeMailReader, readMail } from '#server/mail/index.ts'
import { dressed, letterOf } from '#server/mail/letter.ts'
import { sanitizeComposedHtml, sanitizeMailHtml, textFromHtml } from '#server/texts/index.ts'
import { launchBrowser } from './launch.ts'
import { pastes } from './pastes.ts'

interface Node {
  type: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  content?: Node[]
}

/** `web/ui/editor-page.ts`, on the other side. */
interface EditorPage {
  written: (content: Node) => string
  read: (html: string) => Node
  pasted: (html: string) => { html: string; pictures: { name: string; type: string; size: number }[] }
  elements: (kind: 'text' | 'note') => Record<string, string[]>
}

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.addScriptTag({ content: await bundle() })
})
afterAll(async () => {
  await browser.close()
  await closeMailReader()
})

/** The editor as one script, made as the web app is. */
async function bundle(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, lib: { entry: 'web/ui/editor-page.ts', formats: ['iife'], name: 'page' } },
  })
  const [first] = Array.isArray(made) ? made : [made]
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('The editor could not be bundled')
  return chunk.code
}

function ask<Name extends keyof EditorPage>(name: Name, ...args: Parameters<EditorPage[Name]>) {
  return page.evaluate(
    ([called, given]) => {
      // The script that was added puts it there.
      const { editorPage } = globalThis as unknown as { editorPage: Record<string, (...rest: unknown[]) => unknown> }
      return editorPage[called as string]?.(...(given as unknown[])) as never
    },
    [name, args] as const,
  ) as Promise<ReturnType<EditorPage[Name]>>
}

/** By mail to somebody else's program and back, pictures as parts of it. */
async function throughMail(html: string): Promise<string> {
  const parts = dressed(html).replaceAll(/\/api\/v1\/attachments\/([\w-]+)/g, 'cid:$1@mesa')
  const { html: whole, text } = letterOf({ html: parts, text: textFromHtml(html) })
  const raw = await new MailComposer({ from: 'a@a.example', to: 'b@b.example', html: whole, text }).compile().build()
  const mail = await readMail(raw, { from: undefined, to: [] })
  return sanitizeMailHtml(mail.bodyHtml ?? '').replaceAll(/cid:([\w-]+)@mesa/g, '/api/v1/attachments/$1')
}

const word = fc.constantFrom('Hola', 'ñandú', 'a<b', 'x & y', '"cita"', '😀', '{{name}}', 'línea', '…')
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
const marks = fc.constantFrom<Node['marks']>(
  [],
  [{ type: 'bold' }],
  [{ type: 'italic' }, { type: 'strike' }],
  [{ type: 'bold' }, { type: 'underline' }],
  [{ type: 'code' }],
  [{ type: 'link', attrs: { href: 'https://a.example/?a=1&b=2' } }],
  [{ type: 'link', attrs: { href: 'mailto:a@b.example' } }, { type: 'bold' }],
)
const text = fc
  .tuple(words, marks)
  .map(([content, given]): Node => ({ type: 'text', text: content, marks: given ?? [] }))
const picture = fc
  .uuid()
  .map((id): Node => ({ type: 'image', attrs: { src: `/api/v1/attachments/${id}`, alt: 'Foto' } }))
const broken = fc.tuple(text, text).map(([one, two]): Node[] => [one, { type: 'hardBreak' }, two])
const line = fc.oneof(
  text.map((one) => [one]),
  broken,
  fc.tuple(text, picture).map(([one, two]) => [one, two]),
)
const paragraph = line.map((content): Node => ({ type: 'paragraph', content }))
const heading = fc
  .tuple(fc.integer({ min: 1, max: 3 }), text)
  .map(([level, one]): Node => ({ type: 'heading', attrs: { level }, content: [one] }))
const code = words.map((one): Node => ({ type: 'codeBlock', content: [{ type: 'text', text: `${one}\n  ${one}` }] }))
const rule = fc.constant<Node>({ type: 'horizontalRule' })
const quote = fc
  .array(paragraph, { minLength: 1, maxLength: 2 })
  .map((content): Node => ({ type: 'blockquote', content }))
const items = fc.array(paragraph, { minLength: 1, maxLength: 3 })
const asItems = (all: Node[], inner?: Node): Node[] =>
  all.map((one, index) => ({ type: 'listItem', content: index === 0 && inner ? [one, inner] : [one] }))
const bullets = items.map((all): Node => ({ type: 'bulletList', content: asItems(all) }))
const numbers = fc
  .tuple(items, fc.option(bullets, { nil: undefined }), fc.integer({ min: 1, max: 9 }))
  .map(([all, inner, start]): Node => ({ type: 'orderedList', attrs: { start }, content: asItems(all, inner) }))
const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.boolean(), paragraph).map(
  ([rows, columns, hasHead, one]): Node => ({
    type: 'table',
    content: Array.from({ length: rows }, (_row, index) => ({
      type: 'tableRow',
      content: Array.from({ length: columns }, () => ({
        type: hasHead && index === 0 ? 'tableHeader' : 'tableCell',
        content: [one],
      })),
    })),
  }),
)
const documents = fc
  .array(fc.oneof(paragraph, heading, code, rule, quote, bullets, numbers, table), { minLength: 1, maxLength: 6 })
  .map((content): Node => ({ type: 'doc', content }))

test.each([
  ['text', richText],
  ['note', noteText],
] as const)('the editor of a %s can write exactly what the server keeps', async (kind, holds) => {
  const elements = await ask('elements', kind)

  const described = Object.fromEntries(Object.entries(holds).map(([tag, names]) => [tag, [...names].sort()]))
  expect(elements).toEqual(described)
})

test('what the editor writes, the server keeps to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (content) => {
      const document = await ask('read', await ask('written', content))

      const kept = await ask('read', sanitizeComposedHtml(await ask('written', document)))

      expect(kept).toEqual(document)
    }),
    { numRuns: 60 },
  )
})

test('a text comes back from a journey through the mail as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (content) => {
      const document = await ask('read', await ask('written', content))

      const back = await ask('read', await throughMail(sanitizeComposedHtml(await ask('written', document))))

      expect(back).toEqual(document)
    }),
    { numRuns: 60 },
  )
})

describe('of a paste stays what was meant', () => {
  test.each(pastes)('$from', async ({ html, stays }) => {
    const pasted = await ask('pasted', html)

    expect(pasted.html).toBe(stays)
  })

  test.each(pastes)('$from: the server takes nothing more away', async ({ html }) => {
    const pasted = await ask('pasted', html)

    expect(await ask('read', sanitizeComposedHtml(pasted.html))).toEqual(await ask('read', pasted.html))
  })

  test('pictures inside of it become files', async () => {
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

    const { html, pictures } = await ask(
      'pasted',
      `<p>Mire <img alt="captura" src="data:image/png;base64,${pixel}"></p>`,
    )

    expect(html).toBe('<p>Mire</p>')
    expect(pictures).toEqual([{ name: 'captura.png', type: 'image/png', size: 70 }])
  })
})
