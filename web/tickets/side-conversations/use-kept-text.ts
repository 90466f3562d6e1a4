import { useState } from 'react'
import { z } from 'zod'
import { attachment } from '#contract/attachments.ts'

const shape = z.object({
  subject: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bodyHtml: z.string(),
  attachments: z.array(attachment),
})
/** What is being written to somebody outside. */
export type SideText = z.infer<typeof shape>

/** Kept in this browser until it was sent: closing the panel or the window loses nothing. */
export function useKeptText(key: string, empty: SideText) {
  const place = `mesa.side.${key}`
  const [text, setText] = useState<SideText>(() => read(place) ?? empty)
  const change = (make: (before: SideText) => Partial<SideText>) =>
    setText((before) => {
      const next = { ...before, ...make(before) }
      localStorage.setItem(place, JSON.stringify(next))
      return next
    })
  const clear = () => {
    localStorage.removeItem(place)
    setText(empty)
  }
  return { text, change, clear }
}

function read(place: string): SideText | undefined {
  try {
    return shape.safeParse(JSON.parse(localStorage.getItem(place) ?? 'null')).data
  } catch {
    return undefined
  }
}
