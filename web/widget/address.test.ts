import { expect, test } from 'vitest'
import { isFromWidget, labelFor, widgetAddress } from './address.ts'

test('the frame shows the desk that the script came from, in the language the tag asks for', () => {
  expect(widgetAddress('https://desk.example/widget.js', {})).toBe('https://desk.example/widget')
  expect(widgetAddress('https://desk.example/widget.js', { language: 'en' })).toBe(
    'https://desk.example/widget?language=en',
  )
  expect(widgetAddress('https://desk.example/widget.js', { language: '"><' })).toBe('https://desk.example/widget')
  expect(widgetAddress('data:text/javascript,1', {})).toBeUndefined()
})

test.each([
  [{ label: ' Soporte ' }, 'en', 'Soporte'],
  [{}, 'es-MX', 'Ayuda'],
  [{ language: 'en' }, 'es', 'Help'],
  [{}, '', 'Help'],
])('the button of %j on a page in “%s” says %s', (said, language, label) => {
  expect(labelFor(said, language)).toBe(label)
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
