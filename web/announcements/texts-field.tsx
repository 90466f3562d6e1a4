import { SimpleGrid, Textarea, TextInput } from '@mantine/core'
import type { Texts } from './use-texts.ts'

interface Props {
  value: Texts
  onChange: (texts: Texts) => void
  /** In Spanish, in English. */
  labels: [string, string]
  most: number
  isLong?: boolean
  error: string | undefined
}

/** One text in both languages, side by side where there is room. */
export function TextsField({ value, onChange, labels, most, isLong = false, error }: Props) {
  const fieldFor = (language: 'es' | 'en', label: string) => {
    const change = (text: string) => onChange({ ...value, [language]: text })
    const common = { label, lang: language, maxLength: most, value: value[language], error: error ?? undefined }
    return isLong ? (
      <Textarea {...common} autosize minRows={3} maxRows={12} onChange={(event) => change(event.currentTarget.value)} />
    ) : (
      <TextInput {...common} onChange={(event) => change(event.currentTarget.value)} />
    )
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {fieldFor('es', labels[0])}
      {fieldFor('en', labels[1])}
    </SimpleGrid>
  )
}
