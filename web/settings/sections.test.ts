import { expect, test } from 'vitest'
import { findSections, sections, sectionsFor } from './sections.ts'

test('agents see no page that only administrators may use', () => {
  expect(sectionsFor('agent').map((section) => section.key)).toEqual([
    'assignment',
    'suppressed',
    'macros',
    'texts',
    'templates',
    'tokens',
    'profile',
    'notifications',
    'sessions',
  ])
  expect(sectionsFor('admin')).toHaveLength(sections.length)
})

test('a page is found by words of its name or its line, without accents', () => {
  const pages = ['Registro de auditoría: quién ha cambiado qué', 'Buzones: direcciones']

  expect(findSections(pages, 'AUDITORIA quien', (page) => page)).toEqual([pages[0]])
  expect(findSections(pages, '', (page) => page)).toEqual(pages)
  expect(findSections(pages, 'nada', (page) => page)).toEqual([])
})
