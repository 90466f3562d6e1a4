import { SimpleGrid, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languages } from '#contract/common.ts'
import type { ProblemRecord } from '#contract/problems.ts'

type Texts = Pick<ProblemRecord, 'portalTitle' | 'portalWorkaround'>

interface Props {
  texts: Texts
  /** What is read where nothing is written. */
  otherwise: { title: string; workaround: string }
  onChange: (texts: Partial<Texts>) => void
}

/** What customers read of a known error, in each language. */
export function PortalTexts({ texts: { portalTitle, portalWorkaround }, otherwise, onChange }: Props) {
  const { t } = useTranslation('problems')
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {languages.map((language) => (
        <TextInput
          key={language}
          label={t(`one.field.portalTitle.${language}`)}
          placeholder={otherwise.title}
          maxLength={200}
          value={portalTitle[language]}
          onChange={(event) => onChange({ portalTitle: { ...portalTitle, [language]: event.currentTarget.value } })}
        />
      ))}
      {languages.map((language) => (
        <Textarea
          key={language}
          label={t(`one.field.portalWorkaround.${language}`)}
          placeholder={otherwise.workaround}
          autosize
          minRows={2}
          maxLength={10_000}
          value={portalWorkaround[language]}
          onChange={(event) =>
            onChange({ portalWorkaround: { ...portalWorkaround, [language]: event.currentTarget.value } })
          }
        />
      ))}
    </SimpleGrid>
  )
}
