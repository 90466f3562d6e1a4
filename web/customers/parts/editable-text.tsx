import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'

interface Props {
  label: string
  description?: string
  value: string
  onSave: (text: string) => void
  /** What is wrong with a text; undefined when nothing is. */
  check?: (text: string) => string | undefined
  /** What the server refused. */
  error?: string | undefined
  type?: 'text' | 'email'
  multiline?: boolean
  maxLength?: number
  readOnly?: boolean
}

/** Saved when it is left or on Enter; Escape takes the change back. */
export function EditableText({ value, onSave, check, error, multiline = false, type = 'text', ...rest }: Props) {
  const [typed, setTyped] = useState<string | undefined>()
  // What the server refused stays in the field, to be mended.
  const [sent, setSent] = useState<string | undefined>()
  const fault = typed === undefined ? undefined : check?.(typed)
  const leave = () => {
    if (typed === undefined || fault !== undefined) return
    setSent(typed.trim())
    setTyped(undefined)
    if (typed.trim() !== value) onSave(typed.trim())
  }
  const props = {
    ...rest,
    value: typed ?? (error === undefined ? undefined : sent) ?? value,
    error: fault ?? error,
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    onBlur: leave,
    onKeyDown: (event: { key: string; stopPropagation: () => void }) => {
      if (event.key === 'Escape') setTyped(undefined)
      if (event.key === 'Enter' && !multiline) leave()
    },
  }
  return multiline ? <Textarea {...props} autosize minRows={4} /> : <TextInput {...props} type={type} />
}
