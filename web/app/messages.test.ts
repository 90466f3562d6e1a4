import { describe, expect, it, test } from 'vitest'
import { en as portalEn } from '#web/portal/messages.en.ts'
import { es as portalEs } from '#web/portal/messages.es.ts'
import { en as sessionEn } from '#web/session/messages.en.ts'
import { es as sessionEs } from '#web/session/messages.es.ts'
import { en as previewEn } from '#web/settings/desk/preview-messages.en.ts'
import { es as previewEs } from '#web/settings/desk/preview-messages.es.ts'
import { en as ticketsEn } from '#web/tickets/messages.en.ts'
import { es as ticketsEs } from '#web/tickets/messages.es.ts'
import { en as laterEn } from './later-messages.en.ts'
import { es as laterEs } from './later-messages.es.ts'
import { en } from './messages.en.ts'
import { es } from './messages.es.ts'

type Words = Record<string, Record<string, string>>
const spanish: Words = { ...es, ...laterEs, portal: portalEs, session: sessionEs, tickets: ticketsEs }
const namespaces = Object.entries<Words[string]>({
  ...en,
  ...laterEn,
  portal: portalEn,
  session: sessionEn,
  tickets: ticketsEn,
})

describe.each(namespaces)('the words of %s', (namespace, words) => {
  it('have keys without a colon, which would name a namespace', () => {
    expect(Object.keys(words).filter((key) => key.includes(':'))).toEqual([])
  })

  it('take the same values in both languages', () => {
    const differing = Object.keys(words).filter((key) => valuesIn(words[key]) !== valuesIn(spanish[namespace]?.[key]))

    expect(differing).toEqual([])
  })
})

test('the preview of the portal says what the portal says', () => {
  expect(portalEn).toMatchObject(previewEn)
  expect(portalEs).toMatchObject(previewEs)
})

function valuesIn(text = ''): string {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort().join()
}
