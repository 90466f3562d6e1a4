import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Attachment } from '#contract/attachments.ts'
import type { FilledText } from '#contract/ready-texts.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useOptionKeys } from '#web/ui/use-option-keys.ts'
import { filledTextsQuery, useReadyText } from './queries.ts'
import { rankTexts } from './rank.ts'

const mostShown = 50

interface Options {
  ticket: Pick<Ticket, 'number' | 'language'>
  /** What is searched for; undefined while nothing is. */
  query: string | undefined
  onChoose: (text: FilledText) => void
  /** Copies of the files of a text that was chosen, once they are there. */
  onFiles: (files: Attachment[]) => void
}

export type TextOptions = ReturnType<typeof useTextOptions>

/** The texts to choose from, and the one that the keys are on. */
export function useTextOptions({ ticket, query, onChoose, onFiles }: Options) {
  const { number, language } = ticket
  const { data: texts, isPending } = useQuery({ ...filledTextsQuery(number), enabled: query !== undefined })
  const use = useReadyText(onFiles)
  const found = useMemo(
    () => (query === undefined ? [] : rankTexts(texts ?? [], query, language).slice(0, mostShown)),
    [texts, query, language],
  )
  const keys = useOptionKeys({
    found,
    query,
    onChoose: (text) => {
      use(text)
      onChoose(text)
    },
  })
  /** isNone: nobody has written any yet. */
  return { ...keys, isPending, isNone: texts?.length === 0 }
}
