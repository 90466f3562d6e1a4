import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from './clean.ts'
import { featuresOf } from './features.ts'
import { likeness, nothingLearnt, vectorOf } from './vectors.ts'

const vector = (subject: string, body = '') => vectorOf(featuresOf({ subject, body }).counts, nothingLearnt)

test.each([
  ['Hola:\nno imprime\nUn saludo\nMarta Gil\nContabilidad', 'no imprime'],
  ['Hi team,\nno sound\n\nKind regards\nTom', 'no sound'],
  ['> antes\nsigue igual\n-- \nJuan', 'sigue igual'],
  ['No carga https://intranet.example/x?y=1 ni a ana@x.example', 'No carga   ni a'],
  ['Sent from my iPhone', ''],
])('%j is cleaned to what was said', (text, said) => {
  expect(cleanText(text)).toBe(said)
})

test.each([
  ['Impresora bloqueada', 'printers locked'],
  ['contraseñas caducadas', 'password expired'],
  ['impersora', 'impresora'],
  ['CONTRASENA', 'contraseña'],
  ['Wi-Fi', 'inalámbrica'],
  ['error 809', 'ERROR 809'],
])('%s and %s are the same', (one, other) => {
  expect(likeness(vector(one), vector(other))).toBeGreaterThan(0.6)
})

test.each([
  ['error 809', 'error 504'],
  ['ticket 123456 del 12 de mayo', '123456'],
  ['hola buenos días gracias', 'hola, buenos días, gracias'],
])('%s and %s have nothing in common', (one, other) => {
  expect(likeness(vector(one), vector(other))).toBeLessThan(0.6)
})

test('any text becomes a vector of length 1 or an empty one, the same each time, and is alike to itself', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }), (subject, body) => {
      const one = vector(subject, body)

      expect(vector(subject, body)).toEqual(one)
      expect(one.keys.length).toBe(new Set(one.keys).size)
      expect(likeness(one, one)).toBeCloseTo(one.keys.length === 0 ? 0 : 1, 5)
    }),
    { numRuns: 50 },
  )
})
