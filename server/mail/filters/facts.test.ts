import { afterAll, expect, test } from 'vitest'
import { rawMail } from '#test/mails.ts'
import { closeMailReader, readMail } from '../reading/index.ts'
import { factsOf, kindOfMailField } from './facts.ts'

afterAll(() => closeMailReader())

test('the door’s findings about the sender can be asked for', async () => {
  const mail = await readMail(Buffer.from(rawMail({ headers: { 'X-One': 'a', 'x-one': 'b' } })), {
    from: undefined,
    to: [],
  })
  const arrival = { inboxId: 'i', envelopeFrom: null, envelopeTo: [], size: 7 }

  const facts = factsOf(mail, { ...arrival, ...{ authentication: { spf: 'pass', dkim: null, dmarc: 'fail' } } })

  expect([facts.get('spf'), facts.get('dkim'), facts.get('dmarc')]).toEqual([['pass'], [], ['fail']])
  expect(facts.get('header:x-one')).toEqual(['a', 'b'])
  expect(kindOfMailField('header:x-one')).toBe('text')
  expect(kindOfMailField('header:')).toBeUndefined()
  expect(kindOfMailField('constructor')).toBeUndefined()
})
