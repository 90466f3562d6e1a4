import { Group, MultiSelect, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ticketType } from '#contract/tickets.ts'
import type { FieldDraft } from './use-fields.ts'

interface Props {
  value: FieldDraft
  onChange: (part: Partial<FieldDraft>) => void
}

const portals = ['hidden', 'shown', 'editable'] as const

/** What only fields of tickets have: kinds of ticket, and the portal. */
export function TicketRules({ value, onChange }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  return (
    <Group grow align="flex-start" preventGrowOverflow={false}>
      <MultiSelect
        label={t('fields.ticketTypes')}
        placeholder={value.ticketTypes.length === 0 ? t('fields.allTypes') : ''}
        data={ticketType.options.map((type) => ({ value: type, label: common(`type.${type}`) }))}
        value={value.ticketTypes}
        onChange={(types) => onChange({ ticketTypes: ticketType.options.filter((type) => types.includes(type)) })}
      />
      <Select
        label={t('fields.portal')}
        allowDeselect={false}
        data={portals
          .filter((portal) => portal !== 'editable' || value.type !== 'person')
          .map((portal) => ({ value: portal, label: t(`fields.portal.${portal}`) }))}
        value={value.portal}
        onChange={(next) => onChange({ portal: portals.find((portal) => portal === next) ?? 'hidden' })}
      />
    </Group>
  )
}
