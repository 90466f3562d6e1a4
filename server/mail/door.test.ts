import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawMail } from '#test/mails.ts'
import { SmtpTalk } from '#test/smtp.ts'
import { createWorld, type World } from '#test/world.ts'
import { openSmtpDoor, type SmtpDoor } from './door.ts'

let world: World
let door: SmtpDoor

beforeAll(async () => {
  world = await createWorld()
  door = await openSmtpDoor(world.desk.contextOf({ kind: 'system', job: 'smtp' }), '127.0.0.1', 0)
})
afterAll(async () => {
  await door.close()
  await world.close()
})

test('a mail to very many is taken for a hundred of them, and the sender is told to come again with the rest', async () => {
  const talk = await SmtpTalk.begin(door.port)
  await talk.say('MAIL FROM:<ana@clinica.example>')
  const codes: (number | undefined)[] = []
  for (let index = 0; index < 102; index += 1) codes.push(await talk.say(`RCPT TO:<r${index}@desk.example>`))

  await talk.say('DATA')
  const code = await talk.say(`${rawMail()}\r\n.`)

  expect(codes.slice(0, 100).every((one) => one === 250)).toBe(true)
  expect(codes.slice(100)).toEqual([452, 452])
  expect(code).toBe(250)
  talk.end()
})

test('a mail beyond the limit is refused for good, and the conversation goes on', { timeout: 60_000 }, async () => {
  const talk = await SmtpTalk.begin(door.port)
  const line = `${'x'.repeat(998)}\r\n`

  const code = await talk.deliver('a@clinica.example', 'support@desk.example', rawMail() + line.repeat(53_000))

  expect(code).toBe(552)
  expect(await talk.deliver('a@clinica.example', 'support@desk.example', rawMail())).toBe(250)
  talk.end()
})
