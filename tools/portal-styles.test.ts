import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const web = resolve(import.meta.dirname, '../web')

/** The style sheets that each part of the kit is drawn with. */
const sheets: Record<string, string[]> = {
  ActionIcon: ['UnstyledButton', 'ActionIcon'],
  Alert: ['CloseButton', 'Alert'],
  Anchor: ['Text', 'Anchor'],
  Button: ['UnstyledButton', 'Loader', 'Button'],
  Checkbox: ['InlineInput', 'Checkbox'],
  CloseButton: ['UnstyledButton', 'CloseButton'],
  MultiSelect: ['Input', 'Popover', 'ScrollArea', 'Combobox', 'Pill', 'PillsInput'],
  NumberInput: ['Input', 'NumberInput'],
  PasswordInput: ['ActionIcon', 'Input', 'PasswordInput'],
  SegmentedControl: ['FloatingIndicator', 'SegmentedControl'],
  Select: ['Input', 'Popover', 'ScrollArea', 'Combobox'],
  Skeleton: ['Skeleton'],
  TextInput: ['Input'],
  Textarea: ['Input'],
}
const withoutSheet = new Set(['MantineProvider'])

test('the portal carries the style of every part of the kit that it draws with', () => {
  const carried = ['styles.ts', 'field-styles.ts'].map((file) => readFileSync(join(web, 'portal/look', file), 'utf8'))
  const has = (sheet: string) => carried.some((text) => text.includes(`/styles/${sheet}.layer.css`))
  const drawn = [...partsFrom(join(web, 'portal/main.tsx'))].filter((part) => !withoutSheet.has(part))

  expect(drawn.length).toBeGreaterThan(8)
  expect(drawn.filter((part) => sheets[part] === undefined)).toEqual([])
  expect(drawn.filter((part) => sheets[part]?.some((sheet) => !has(sheet)))).toEqual([])
})

/** The names of the kit's parts in all files that a file leads to. */
function partsFrom(first: string): Set<string> {
  const parts = new Set<string>()
  const seen = new Set<string>()
  const ahead = [first]
  for (let file = ahead.pop(); file !== undefined; file = ahead.pop()) {
    if (seen.has(file) || !existsSync(file)) continue
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, names = ''] of text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g))
      for (const name of names.split(',').map((one) => one.trim())) if (/^[A-Z]/.test(name)) parts.add(name)
    for (const [, path = ''] of text.matchAll(/(?:from |import\(?)'((?:#web\/|\.)[^']+)'/g))
      ahead.push(path.startsWith('#web/') ? join(web, path.slice(5)) : resolve(dirname(file), path))
  }
  return parts
}
