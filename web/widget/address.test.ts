import { expect, test } from 'vitest'
import { isFromWidget, labelFor, languageFor, widgetAddress } from './address.ts'

test('the frame shows the desk that the script came from, in the language of the widget', () => {
  expect(widgetAddress('https://desk.example/widget.js', 'en')).toBe('https://desk.example/widget?language=en')
  expect(widgetAddress('data:text/javascript,1', 'en')).toBeUndefined()
})

test.each([
  [{}, 'es-MX', ['en'], 'es'],
  [{ language: 'en' }, 'es', ['es'], 'en'],
  [{ language: '"><' }, '', ['fr', 'es-ES', 'en'], 'es'],
  [{}, 'de', [], 'en'],
] as const)('the widget of %j on a page in “%s”, in a browser in %j, speaks %s', (said, page, browser, language) => {
  expect(languageFor(said, page, browser)).toBe(language)
})

test('the button says what the tag has it say, or help in the language of the widget', () => {
  expect(labelFor({ label: ' Soporte ' }, 'en')).toBe('Soporte')
  expect(labelFor({}, 'es')).toBe('Ayuda')
  expect(labelFor({}, 'en')).toBe('Help')
})

test('only the frame itself, from the desk, may ask to be closed', () => {
  const frame = {}
  const address = 'https://desk.example/widget'
  const heard = { origin: 'https://desk.example', source: frame, data: 'mesa:close' }

  expect(isFromWidget(heard, address, frame)).toBe(true)
  expect(isFromWidget({ ...heard, origin: 'https://evil.example' }, address, frame)).toBe(false)
  expect(isFromWidget({ ...heard, source: {} }, address, frame)).toBe(false)
  expect(isFromWidget({ ...heard, data: 'else' }, address, frame)).toBe(false)
  expect(isFromWidget(heard, address, undefined)).toBe(false)
})
