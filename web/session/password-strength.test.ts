import { describe, expect, test } from 'vitest'
import { isAcceptable, judgePassword } from './password-strength.ts'

describe('judgePassword', () => {
  test.each([
    ['short1!', false],
    ['aaaaaaaaaaaa', false],
    ['abcabcabcabc', false],
    ['1234567890', false],
    ['qwertyuiop', false],
    ['poiuytrewq', false],
    ['nuria-rey-2026', false],
    ['NÚRIA se va de viaje', false],
    ['tren azul queso', true],
    ['k3m-Zp9qvw', true],
  ])('%s is acceptable: %s', (password, expected) => {
    const verdict = judgePassword(password, ['Núria Rey', 'nuria.rey@clinicasol.es'])

    expect(isAcceptable(verdict)).toBe(expected)
  })

  test('a long and varied password is strong, a just acceptable one is fair', () => {
    expect(judgePassword('tren azul queso nieve').strength).toBe('strong')
    expect(judgePassword('k3m-Zp9qvw').strength).toBe('fair')
    expect(judgePassword('').strength).toBe('weak')
  })

  test('short words of a name, such as "Rey", do not forbid a password that contains them', () => {
    expect(judgePassword('correybalsa9', ['Nuria Rey']).impersonal).toBe(true)
  })
})
