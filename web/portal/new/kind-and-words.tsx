import { Textarea, TextInput } from '@mantine/core'
import { IconHandStop, IconTool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ChoiceCards } from './choice-cards.tsx'
import type { FormPart } from './form-part.ts'

const ticketTypes = ['incident', 'request'] as const
const icons = { incident: <IconTool size={22} stroke={1.7} />, request: <IconHandStop size={22} stroke={1.7} /> }

export function KindAndWords({ draft, faults, onChange }: FormPart) {
  const { t } = useTranslation('portal')
  return (
    <>
      <ChoiceCards
        legend={t('new.kind')}
        value={draft.type}
        onChange={(type) => onChange({ type })}
        choices={ticketTypes.map((value) => ({
          value,
          title: t(`new.${value}`),
          text: t(`new.${value}Text`),
          icon: icons[value],
        }))}
      />
      <TextInput
        size="md"
        required
        withAsterisk={false}
        maxLength={300}
        label={t('new.subject')}
        description={t(`new.subjectHint.${draft.type}`)}
        value={draft.subject}
        error={faults.subject && t('new.needSubject')}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
      />
      <Textarea
        size="md"
        required
        withAsterisk={false}
        autosize
        minRows={6}
        maxRows={20}
        label={t(`new.body.${draft.type}`)}
        description={t(`new.bodyHint.${draft.type}`)}
        value={draft.body}
        error={faults.body && t('new.needBody')}
        onChange={(event) => onChange({ body: event.currentTarget.value })}
      />
    </>
  )
}
