import { expect, test } from 'vitest'
import { rankTexts } from './rank.ts'

const text = (name: string, more: Partial<Parameters<typeof rankTexts>[0][number]> = {}) => ({
  name,
  shortcut: '',
  language: null,
  useCount: 0,
  bodyHtml: '<p>x</p>',
  ...more,
})
const texts = [
  text('Saludo', { shortcut: 'hola', language: 'es', useCount: 2 }),
  text('Greeting', { shortcut: 'hola', language: 'en', useCount: 9 }),
  text('Cómo cambiar la contraseña', { shortcut: 'clave', bodyHtml: '<p>Pulsa <strong>Olvidé</strong></p>' }),
  text('Hola y adiós'),
]
const named = (typed: string, language: 'es' | 'en' = 'es') => rankTexts(texts, typed, language).map(({ name }) => name)

test('what is typed for a text finds it before its name does, and the language of the ticket comes first', () => {
  expect(named('hola')).toEqual(['Saludo', 'Greeting', 'Hola y adiós'])
  expect(named('hola', 'en')).toEqual(['Greeting', 'Saludo', 'Hola y adiós'])
})

test('words are found anywhere in the name, without accents, and in the text from three letters on', () => {
  expect(named('contrasena')).toEqual(['Cómo cambiar la contraseña'])
  expect(named('olvide')).toEqual(['Cómo cambiar la contraseña'])
  expect(named('pu')).toEqual([])
  expect(named('cambiar cla')).toEqual(['Cómo cambiar la contraseña'])
  expect(named('cambiar nada')).toEqual([])
})

test('without a word all are there: the ticket’s language, then what is used most', () => {
  expect(named('')).toEqual(['Saludo', 'Cómo cambiar la contraseña', 'Hola y adiós', 'Greeting'])
})
