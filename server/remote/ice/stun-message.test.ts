import { expect, test } from 'vitest'
import { attributes, longTermKey, readAnswer, requestOf } from './stun-message.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')
const transaction = hex('78ad3433c6ad72c029da412e')

test('a request is signed as RFC 5769 (2.4) has it', () => {
  const username = 'マトリックス'
  const given = [
    [attributes.username, Buffer.from(username)],
    [attributes.nonce, Buffer.from('f//499k954d6OL34oL9FSTvy64sA')],
    [attributes.realm, Buffer.from('example.org')],
  ] as const

  const request = requestOf('binding', { transaction, given, key: longTermKey(username, 'example.org', 'TheMatrIX') })

  expect(request).toEqual(
    hex(`00010060 2112a442 78ad3433 c6ad72c0 29da412e
      00060012 e3839ee3 8388e383 aae38383 e382afe3 82b90000
      0015001c 662f2f34 39396b39 35346436 4f4c3334 6f4c3946 53547679 36347341
      0014000b 6578616d 706c652e 6f726700
      00080014 f6702465 6dd64a3e 02b8e071 2e85c9a2 8ca89666`),
  )
})

test('an answer is read as RFC 5769 (2.2) has it', () => {
  const answer = readAnswer(
    hex(`0101003c 2112a442 b7e7a701 bc34d686 fa87dfae
      8022000b 74657374 20766563 746f7220
      00200008 0001a147 e112a643
      00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7
      80280004 c07d4c96`),
  )

  expect(answer).toMatchObject({ kind: 'success', transaction: hex('b7e7a701bc34d686fa87dfae') })
  expect(answer?.attributes.get(attributes.mappedAddress)).toEqual(hex('0001a147e112a643'))
})

test.each([
  ['nothing', ''],
  ['a page', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n').toString('hex')],
  ['a request', `00010000 2112a442 ${transaction.toString('hex')}`],
  ['less than it says', `01010008 2112a442 ${transaction.toString('hex')} 0020`],
  ['a part that is longer than the whole', `01010004 2112a442 ${transaction.toString('hex')} 00200008`],
])('%s is no answer', (_, text) => {
  expect(readAnswer(hex(text))).toBeUndefined()
})
