import { useMemo } from 'react'
import type { Ticket } from '#contract/tickets.ts'
import { queryClient } from '#web/lib/queries.ts'
import type { RichTextProps } from '#web/ui/rich-text.tsx'
import { colleaguesQuery } from '../queries.ts'

/** Whom a note on the ticket may name; nobody where no notes are written. */
export function useMentionable({ number, can }: Ticket, isNote: boolean): RichTextProps['mentions'] {
  return useMemo(() => {
    if (!can.note) return undefined
    const find = async (query: string) => (await queryClient.fetchQuery(colleaguesQuery(number, query))).items
    return { isOn: isNote, find }
  }, [number, can.note, isNote])
}
