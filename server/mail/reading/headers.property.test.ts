import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '#test/mail/any-text.ts'
import { parseAddresses } from './addresses.ts'
import { parseContentType } from './content-type.ts'
import { decodeHeader } from './decode-header.ts'
import { defaultMailLimits } from './parsed-mail.ts'
import { readMessage } from './read-message.ts'
import { bareSubject, subjectHook, subjectKind } from './subjects.ts'

const word = fc.stringMatching(/^[\p{L}\p{N}€ñ]{1,30}$/u).filter((text) => text.isWellFormed())
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '))

function encoded(text: string, encoding: 'B' | 'Q'): string {
  const bytes = Buffer.from(text)
  const payload =
    encoding === 'B'
      ? bytes.toString('base64')
      : [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  return `=?utf-8?${encoding}?${payload}?=`
}

/** Split at any byte, as careless mailers do, into words on folded lines. */
function encodedInPieces(text: string, size: number): string {
  const bytes = Buffer.from(text)
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += size) {
    pieces.push(`=?utf-8?B?${bytes.subarray(at, at + size).toString('base64')}?=`)
  }
  return pieces.join('\r\n ')
}

async function read(head: string, body = '') {
  return readMessage(Buffer.from(`${head}\r\n\r\n${body}`), { from: undefined, to: [] }, defaultMailLimits)
}

describe('a header', () => {
  test('comes back as it was written, whichever way its words were encoded', () => {
    fc.assert(
      fc.property(words, fc.constantFrom('B' as const, 'Q' as const), (text, encoding) => {
        expect(decodeHeader(encoded(text, encoding))).toBe(text)
      }),
    )
  })

  test('comes back whole when a character is split over two words', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (text, size) => {
        expect(decodeHeader(encodedInPieces(text, size))).toBe(text)
      }),
    )
  })

  test('is one line without controls, whatever stood in it', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const line = decodeHeader(`${one}${encoded(other.toWellFormed(), 'B')}\r\n ${one}`)

        expect(/\p{Cc}/u.test(line)).toBe(false)
        expect(line.isWellFormed()).toBe(true)
      }),
    )
  })

  test('folded anywhere between words says the same', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[!-<>@-~]{1,12}$/), { minLength: 1, maxLength: 12 }), (parts) => {
        expect(decodeHeader(parts.join('\r\n '))).toBe(decodeHeader(parts.join(' ')))
      }),
    )
  })
})

test('a file name in the pieces of RFC 2231 comes back whole', async () => {
  const name = fc.stringMatching(/^[\p{L}\p{N} ]{1,60}$/u).map((text) => `a${text.trim()}z.pdf`.replace(/\s+/g, ' '))

  await fc.assert(
    fc.asyncProperty(name, fc.integer({ min: 10, max: 40 }), async (filename, size) => {
      const percent = encodeURIComponent(filename.normalize('NFC'))
      const pieces = percent.match(new RegExp(`(?:%..|[^%]){1,${size}}`, 'g')) ?? []
      const parameters = pieces.map((piece, at) => `filename*${at}*=${at === 0 ? "utf-8''" : ''}${piece}`)
      const head = `Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n ${parameters.join(';\r\n ')}`

      const { attachments } = await read(head, 'x')

      expect(attachments[0]?.filename).toBe(filename.normalize('NFC'))
    }),
    { numRuns: 60 },
  )
})

test.each(['utf-8', 'iso-8859-15', 'windows-1252', 'windows-1251', 'koi8-r', 'utf-16le'])(
  'any bytes at all in %s are read, without an exception and without what a database refuses',
  async (charset) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const raw = Buffer.concat([Buffer.from(`Content-Type: text/plain; charset=${charset}\r\n\r\n`), bytes])

        const { bodyText } = await readMessage(raw, { from: undefined, to: [] }, defaultMailLimits)

        expect(bodyText.isWellFormed() && !bodyText.includes('\0')).toBe(true)
      }),
      { numRuns: 40 },
    )
  },
)

describe('a subject', () => {
  const prefix = fc.constantFrom('Re: ', 'RE[2]: ', 'AW: ', 'RV: ', 'Fwd: ', 'SV: ', 'Tr : ', 'R: ', '[#123] ', 'Re:')
  const bare = fc.stringMatching(/^[a-zñáé]{3,12}( [a-zñáé]{3,12}){0,4}$/u)

  test('is the same without any heap of prefixes and hooks', () => {
    fc.assert(
      fc.property(fc.array(prefix, { maxLength: 6 }), bare, (prefixes, subject) => {
        expect(bareSubject(prefixes.join('') + subject)).toBe(subject)
      }),
    )
  })

  test('bared once is bare', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(bareSubject(bareSubject(text))).toBe(bareSubject(text))
      }),
    )
  })

  test('gives back the number of its hook, wherever it stands', () => {
    fc.assert(
      fc.property(bare, fc.integer({ min: 1, max: 999_999_999 }), bare, (before, number, after) => {
        expect(subjectHook(`${before} [#${number}] ${after}`)).toBe(number)
      }),
    )
  })

  test.each([
    ['RE: Hola', 'reply'],
    ['AW: WG: Drucker', 'reply'],
    ['[Lista] RV: Pedido', 'forward'],
    ['TR : Copieur', 'forward'],
    ['I: Ordine', 'forward'],
    ['R: Ordine', 'reply'],
    ['Información: precios', 'other'],
    ['', 'other'],
  ])('%j is a %s', (subject, kind) => {
    expect(subjectKind(subject)).toBe(kind)
  })
})

describe('addresses', () => {
  const address = fc
    .tuple(fc.stringMatching(/^[a-z][a-z0-9._+-]{0,15}$/), fc.stringMatching(/^[a-z]{1,12}$/))
    .map(([local, domain]) => `${local.replace(/\.+$/, '').replace(/\.{2,}/g, '.')}@${domain}.example`)

  test('come back with their names, in order, each once', () => {
    const people = fc.uniqueArray(fc.record({ name: word, address }), { selector: (one) => one.address, maxLength: 8 })

    fc.assert(
      fc.property(people, (list) => {
        const header = list.map((one) => `${encoded(one.name, 'Q')} <${one.address}>`).join(', ')

        expect(parseAddresses([`${header}, ${header}`])).toEqual(list)
      }),
    )
  })

  test('are addresses or nothing, whatever is given', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const one of parseAddresses([text])) expect(one.address).toMatch(/^[^\s@<>,;]+@[^\s@<>,;]+$/)
      }),
    )
  })
})

test('parameters of a content type are found behind each other, quoted or not', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[!#-[\]-~ ]{1,60}$/), (boundary) => {
      const { type, parameters } = parseContentType(`Multipart/Mixed; charset=utf-8; boundary="${boundary}"; x=1`)

      expect([type, parameters.get('boundary'), parameters.get('x')]).toEqual(['multipart/mixed', boundary, '1'])
    }),
  )
})
