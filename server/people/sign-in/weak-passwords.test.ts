import { describe, expect, test } from 'vitest'
import { checkPassword, hashPassword } from './passwords.ts'
import { isWeakPassword } from './weak-passwords.ts'

const ana = { name: 'Ana García', email: 'a.garcia@ejemplo-azul.org' }

describe('a password that is guessed first is refused', () => {
  test.each([
    ['password12', 'the best known'],
    ['Password2024!', 'the best known, with what people add'],
    ['P@ssw0rd2024', 'the best known, in signs'],
    ['contraseña123', 'the best known in Spanish'],
    ['administrador', 'a role'],
    ['qwertyuiop', 'keys in a row'],
    ['poiuytrewq', 'keys in a row, backwards'],
    ['1234567890', 'digits in a row'],
    ['9876543210', 'digits in a row, backwards'],
    ['abcdefghij', 'the alphabet'],
    ['aaaaaaaaaaaa', 'one letter'],
    ['abababababab', 'two letters'],
    ['1212121212121', 'two digits'],
    ['abc1abc1abc1', 'a piece repeated'],
    ['garcia-la-mejor', 'the own name'],
    ['GARCÍA-la-mejor', 'the own name, with accents'],
    ['viva-ejemplo-azul', 'the own domain'],
  ])('%s: %s', (password) => {
    expect(isWeakPassword(password, ana)).toBe(true)
  })
})

describe('a password nobody would try stays allowed', () => {
  test.each([
    'tres gatos en bici',
    'Vm3-kkq8-Zx1',
    'correcto caballo pila',
    'una-ana-mas-larga',
    '日本語のパスワードです',
    '🙂 monte frío lápiz',
  ])('%s', (password) => {
    expect(isWeakPassword(password, ana)).toBe(false)
  })
})

describe('a kept password', () => {
  test('is opened by itself only, and reads differently each time', async () => {
    const kept = await hashPassword('tres gatos en bici')

    expect(await checkPassword('tres gatos en bici', kept)).toBe(true)
    expect(await checkPassword('tres gatos en bicI', kept)).toBe(false)
    expect(await hashPassword('tres gatos en bici')).not.toBe(kept)
    expect(kept).not.toContain('gatos')
  })

  test.each(['', 'tres gatos en bici', 'A'.repeat(200)])(
    'that is missing is opened by nothing: %j',
    async (password) => {
      expect(await checkPassword(password, null)).toBe(false)
      expect(await checkPassword(password, undefined)).toBe(false)
    },
  )
})
