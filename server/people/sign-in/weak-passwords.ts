import { invalidField } from '../../kernel/errors.ts'
import { commonPasswords } from './common-passwords.ts'

interface Owner {
  name: string
  email: string | null
}

/** Refuses what is guessed first. Length is the contract's matter. */
export function refuseWeakPassword(password: string, owner: Owner, path = 'password'): void {
  if (!isWeakPassword(password, owner)) return
  throw invalidField(path, 'weak', 'This password is easily guessed; take a few words that do not belong together')
}

export function isWeakPassword(password: string, owner: Owner): boolean {
  const plain = plainly(password)
  return isCommon(plain) || isRepetitive(plain) || isRun(plain) || containsOwner(plain, owner)
}

/** Also with what people add to a common one: `Password2024!`. */
function isCommon(plain: string): boolean {
  const core = plain.replace(/^[\W\d_]+|[\W\d_]+$/g, '')
  return commonPasswords.has(plain) || commonPasswords.has(core) || commonPasswords.has(unleeted(core))
}

function isRepetitive(plain: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/u.test(plain) || new Set(plain).size < 4
}

const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

function isRun(plain: string): boolean {
  const backwards = [...plain].reverse().join('')
  return runs.some((run) => run.includes(plain) || run.includes(backwards))
}

function containsOwner(plain: string, { name, email }: Owner): boolean {
  return [name, email ?? '']
    .flatMap((text) => plainly(text).split(/[\s@._-]+/))
    .some((word) => word.length >= 4 && plain.includes(word))
}

function unleeted(word: string): string {
  const letters: Record<string, string> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '@': 'a',
    $: 's',
    '!': 'i',
  }
  return [...word].map((letter) => letters[letter] ?? letter).join('')
}

function plainly(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
