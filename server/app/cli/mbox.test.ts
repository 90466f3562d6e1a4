import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitMbox } from './mbox.ts'

const mbox =
  'From a@x Mon Jan  1 00:00:00 2026\nSubject: Uno\n\nHola\n>From aquí\n>>From allí\n\nFrom b@x Tue\nSubject: Dos\n\nAdiós\n'

async function split(...chunks: string[]): Promise<string[]> {
  const mails = []
  for await (const mail of splitMbox(Readable.from(chunks.map((chunk) => Buffer.from(chunk, 'latin1'))), 10_000)) {
    mails.push(mail.toString('latin1'))
  }
  return mails
}

test('each mail is whole, without its separator and with quoted From lines as they were written', async () => {
  expect(await split(mbox)).toEqual(['Subject: Uno\n\nHola\nFrom aquí\n>From allí\n\n', 'Subject: Dos\n\nAdiós\n'])
})

test('how the file is cut into chunks makes no difference', async () => {
  const whole = await split(mbox)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(mbox.length)), async (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), mbox.length]
      expect(await split(...places.slice(1).map((end, index) => mbox.slice(places[index], end)))).toEqual(whole)
    }),
  )
})

test('a mail without end is cut instead of held, and the one behind it is whole', async () => {
  const endless = Readable.from([
    'From a@x\n',
    ...Array.from({ length: 100 }, () => 'x'.repeat(1000)),
    '\nFrom b@x\nDos\n',
  ])
  const sizes = []

  for await (const mail of splitMbox(
    endless.map((text: string) => Buffer.from(text)),
    5000,
  ))
    sizes.push(mail.length)

  expect(sizes).toEqual([5000 - 'From a@x\n'.length, 'Dos\n'.length])
})
