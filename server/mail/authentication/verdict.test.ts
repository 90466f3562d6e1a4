import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authenticationResult } from '#contract/mail-authentication.ts'
import { type Findings, judge, resultOf } from './verdict.ts'

const result = fc.constantFrom(...authenticationResult.options)
const domain = fc.constantFrom('clinica.example', 'sub.clinica.example', 'evil.example', '')
const findings: fc.Arbitrary<Findings> = fc.record({
  spf: result,
  spfDomain: fc.option(domain, { nil: undefined }),
  dkim: fc.array(fc.record({ result, domain }), { maxLength: 3 }),
  dmarc: result,
})
const mail = {
  from: { name: '', address: 'ana@clinica.example' },
  headers: new Map([['from', ['ana@clinica.example']]]),
}

test('nothing is proven without DMARC that passes, or a proof of exactly the sender’s domain where there is none', () => {
  fc.assert(
    fc.property(findings, (found) => {
      const { verdict } = judge(found, mail, null)

      const isSigned = found.dkim.some((one) => one.result === 'pass' && one.domain === 'clinica.example')
      const isFromThere = found.spf === 'pass' && found.spfDomain === 'clinica.example'
      if (verdict === 'pass') {
        expect(found.dmarc === 'pass' || (found.dmarc === 'none' && (isSigned || isFromThere))).toBe(true)
      }
      if (found.dmarc === 'fail') expect(verdict).toBe('fail')
      if (found.dmarc === 'temperror') expect(verdict).toBe('none')
    }),
  )
})

test('a mail without a sender, or with two, never passes', () => {
  fc.assert(
    fc.property(findings, (found) => {
      const nobody = { from: undefined, headers: new Map() }
      const two = { ...mail, headers: new Map([['from', ['ana@clinica.example', 'eva@clinica.example']]]) }

      expect(judge(found, nobody, null).verdict).toBe('none')
      expect(judge(found, two, null).verdict).toBe('fail')
    }),
  )
})

test.each([
  ['PASS', 'pass'],
  ['temperr', 'temperror'],
  ['skipped', 'none'],
  ['', 'none'],
  [undefined, 'none'],
])('the word %s means %s', (word, meaning) => {
  expect(resultOf(word)).toBe(meaning)
})
