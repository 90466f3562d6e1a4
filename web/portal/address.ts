import { useParams, useSearch } from '@tanstack/react-router'
import { type ListSearch, readListSearch } from './requests/list-search.ts'

/*
 * What the address of a page says. The router's types know the desk's addresses only, so these are read as unknown.
 */

export function useTokenParam(): string {
  return useParam('token')
}

/** Undefined when it cannot be the number of a request. */
export function useNumberParam(): number | undefined {
  const text = useParam('number')
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
}

export function useNumberSearch(name: 'about' | 'score'): number | undefined {
  const value = useWholeSearch()[name]
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
}

/** What somebody looked for in vain, and writes about now. */
export function useSubjectSearch(): string {
  // The router reads numbers where the words are digits.
  const value = useWholeSearch()['subject']
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : ''
}

export function useFlagSearch(name: 'sent'): boolean {
  return useWholeSearch()[name] === true
}

/** What was pressed in the mail that asks for an approval. */
export function useDecisionSearch(): 'approved' | 'rejected' | undefined {
  const value = useWholeSearch()['decision']
  return value === 'approved' || value === 'rejected' ? value : undefined
}

/** The language that a page around the widget asks for. */
export function useWidgetLanguage(): string | undefined {
  const value = useWholeSearch()['language']
  return typeof value === 'string' ? value : undefined
}

export function useIdParam(): string {
  return useParam('id')
}

export function useListSearch(): ListSearch {
  return readListSearch(useWholeSearch())
}

function useParam(name: string): string {
  const params: Record<string, unknown> = useParams({ strict: false })
  return String(params[name] ?? '')
}

function useWholeSearch(): Record<string, unknown> {
  return useSearch({ strict: false })
}
