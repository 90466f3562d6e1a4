import { Textarea, TextInput } from '@mantine/core'
import type { InBothLanguages } from '#contract/major-incidents.ts'

interface Props {
  labels: InBothLanguages
  description?: string
  value: InBothLanguages
  onChange: (next: InBothLanguages) => void
  max: number
  isLong?: boolean
  error?: string | undefined
}

/** The same said in Spanish and in English. */
export function BothLanguages({ labels, description, value, onChange, max, isLong = false, error }: Props) {
  return (['es', 'en'] as const).map((language) => {
    const shared = {
      label: labels[language],
      description: language === 'en' ? description : undefined,
      maxLength: max,
      value: value[language],
      error: language === 'es' ? error : undefined,
    }
    const change = (text: string) => onChange({ ...value, [language]: text })
    return isLong ? (
      <Textarea
        key={language}
        {...shared}
        autosize
        minRows={3}
        maxRows={12}
        onChange={(event) => change(event.currentTarget.value)}
      />
    ) : (
      <TextInput key={language} {...shared} onChange={(event) => change(event.currentTarget.value)} />
    )
  })
}

export function isSaid({ es, en }: InBothLanguages): boolean {
  return es.trim() !== '' || en.trim() !== ''
}
