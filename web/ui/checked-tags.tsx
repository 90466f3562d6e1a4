import { TagsInput } from '@mantine/core'
import { useRef, useState } from 'react'

interface Props {
  label: string
  description?: string
  placeholder?: string
  value: string[]
  onChange: (values: string[]) => void
  isValid: (text: string) => boolean
  /** How what was typed is kept. */
  tidy?: (text: string) => string
  faultText: string
  error?: string | undefined
  readOnly?: boolean
}

/** Several short values; one that is not valid stays in the field, with a word on what is wrong. */
export function CheckedTags({ value, onChange, isValid, tidy = trim, faultText, error, ...rest }: Props) {
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  // The field empties itself after each entry; what was refused is put back once.
  const refused = useRef<string | undefined>(undefined)
  const change = (next: string[]) => {
    const added = next.filter((text) => !value.includes(text)).map(tidy)
    const kept = next.filter((text) => value.includes(text))
    const wrong = added.find((text) => !isValid(text))
    refused.current = wrong
    setWrong(wrong !== undefined)
    const merged = [...new Set([...kept, ...added.filter(isValid)])]
    if (merged.join('\n') !== value.join('\n')) onChange(merged)
  }
  return (
    <TagsInput
      {...rest}
      acceptValueOnBlur
      splitChars={[',', ';']}
      value={value}
      onChange={change}
      searchValue={typed}
      onSearchChange={(text) => {
        setTyped(text === '' ? (refused.current ?? '') : text)
        if (refused.current === undefined) setWrong(false)
        refused.current = undefined
      }}
      error={isWrong ? faultText : error}
    />
  )
}

function trim(text: string): string {
  return text.trim()
}
