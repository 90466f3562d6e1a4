import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  agentOfAddress,
  parseAgentAddress,
  readReplyAddress,
  signAgentAddress,
  signReplyAddress,
} from './signed-addresses.ts'

const secret = randomBytes(32)
const tickets = fc.integer({ min: 1, max: 2 ** 40 })
const agents = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 5 })

test('an agent’s address holds for her and this ticket, whatever becomes of its case, and is no customer’s address', () => {
  fc.assert(
    fc.property(tickets, agents, fc.nat(1), (ticket, ids, which) => {
      const id = ids[which] ?? ''
      const address = signAgentAddress('Support@desk.example', ticket, id, secret).toUpperCase()
      const parsed = parseAgentAddress(address)

      expect(parsed).toMatchObject({ inbox: 'support@desk.example', ticket })
      expect(parsed && agentOfAddress(parsed, ids, secret)).toBe(id)
      expect(readReplyAddress(address, secret)).toBeUndefined()
      expect(readReplyAddress(address.replace('+A', '+T'), secret)).toBeUndefined()
    }),
  )
})

test('for another ticket, inbox, agent or desk it is nobody’s', () => {
  fc.assert(
    fc.property(tickets, agents, (ticket, [id = '', ...others]) => {
      const address = signAgentAddress('support@desk.example', ticket, id, secret)
      const moved = [address.replace(`+a${ticket}.`, `+a${ticket + 1}.`), address.replace('support', 'sales')]
      const owners = (one: string, ids: string[], key = secret) => {
        const parsed = parseAgentAddress(one)
        return parsed && agentOfAddress(parsed, ids, key)
      }

      expect(moved.map((one) => owners(one, [id, ...others]))).toEqual([undefined, undefined])
      expect(owners(address, others)).toBeUndefined()
      expect(owners(address, [id], randomBytes(32))).toBeUndefined()
    }),
  )
})

test('a customer’s address, or any text, is no agent’s', () => {
  expect(parseAgentAddress(signReplyAddress('support@desk.example', 5, secret))).toBeUndefined()
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const parsed = parseAgentAddress(text)
      if (parsed !== undefined) expect(agentOfAddress(parsed, ['x'], secret)).toBeUndefined()
    }),
  )
})
