import { useQuery } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import type { FilledText } from '#contract/ready-texts.ts'
import type { Ticket } from '#contract/tickets.ts'
import { filledTextsQuery, useCountUse } from './queries.ts'
import { rankTexts } from './rank.ts'

const mostShown = 50

interface Options {
  ticket: Pick<Ticket, 'number' | 'language'>
  /** What is searched for; undefined while nothing is. */
  query: string | undefined
  onChoose: (text: FilledText) => void
}

export type TextOptions = ReturnType<typeof useTextOptions>

/** The texts to choose from, and the one that the keys are on. */
export function useTextOptions({ ticket, query, onChoose }: Options) {
  const { number, language } = ticket
  const listId = useId()
  const [moved, setMoved] = useState({ query: '', index: 0 })
  const { data: texts, isPending } = useQuery({ ...filledTextsQuery(number), enabled: query !== undefined })
  const count = useCountUse()
  const found = useMemo(
    () => (query === undefined ? [] : rankTexts(texts ?? [], query, language).slice(0, mostShown)),
    [texts, query, language],
  )
  // Another word, another list: its first one is meant.
  const index = moved.query === query ? Math.min(moved.index, Math.max(0, found.length - 1)) : 0
  const active = found[index]

  function choose(text: FilledText): void {
    count(text.id)
    onChoose(text)
  }

  return {
    listId,
    found,
    index,
    active,
    isPending,
    /** Nobody has written any yet. */
    isNone: texts?.length === 0,
    optionId: (text: FilledText) => `${listId}-${text.id}`,
    choose,
    move: (to: number) => setMoved({ query: query ?? '', index: to }),
    /** True: the key belongs to the list. */
    takes: (key: string): boolean => {
      if (active === undefined) return false
      const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
      const step = steps[key]
      if (step !== undefined) setMoved({ query: query ?? '', index: (index + step + found.length) % found.length })
      else if (key === 'Enter' || key === 'Tab') choose(active)
      else return false
      return true
    },
  }
}
