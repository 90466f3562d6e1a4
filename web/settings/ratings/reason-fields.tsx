import { ActionIcon, Button, Select, Text, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { reasonScope } from '#contract/ratings.ts'
import type { ReasonDraft } from './draft.ts'
import css from './reason-fields.module.css'

const most = 20

interface Props {
  reasons: ReasonDraft[]
  onChange: (reasons: ReasonDraft[]) => void
  error: string | undefined
}

/** The reasons that are offered to whoever rates, in both languages. */
export function ReasonFields({ reasons, onChange, error }: Props) {
  const { t } = useTranslation('settings')
  const add = () => onChange([...reasons, { key: crypto.randomUUID(), label: { es: '', en: '' }, appliesTo: 'low' }])
  return (
    <div className={css['all']}>
      {reasons.length === 0 && <Text size="sm">{t('ratings.reasonsNone')}</Text>}
      <ol className={css['list']}>
        {reasons.map((reason, index) => (
          <ReasonRow
            key={reason.key}
            reason={reason}
            place={index + 1}
            isLast={index === reasons.length - 1}
            onChange={(part) => onChange(reasons.with(index, { ...reason, ...part }))}
            onMove={(by) => onChange(moved(reasons, index, by))}
            onRemove={() => onChange(reasons.toSpliced(index, 1))}
          />
        ))}
      </ol>
      {error && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} />} disabled={reasons.length >= most} onClick={add}>
          {t('ratings.reasonAdd')}
        </Button>
      </div>
    </div>
  )
}

interface RowProps {
  reason: ReasonDraft
  place: number
  isLast: boolean
  onChange: (part: Partial<ReasonDraft>) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

function ReasonRow({ reason, place, isLast, onChange, onMove, onRemove }: RowProps) {
  const { t } = useTranslation('settings')
  const { label, appliesTo } = reason
  const name = label.es || label.en || String(place)
  return (
    <li className={css['row']}>
      <TextInput
        aria-label={t('ratings.reasonEs', { place })}
        placeholder={t('ratings.inSpanish')}
        lang="es"
        maxLength={120}
        value={label.es}
        onChange={(event) => onChange({ label: { ...label, es: event.currentTarget.value } })}
      />
      <TextInput
        aria-label={t('ratings.reasonEn', { place })}
        placeholder={t('ratings.inEnglish')}
        lang="en"
        maxLength={120}
        value={label.en}
        onChange={(event) => onChange({ label: { ...label, en: event.currentTarget.value } })}
      />
      <Select
        aria-label={t('ratings.reasonFor', { place })}
        allowDeselect={false}
        data={reasonScope.options.map((value) => ({ value, label: t(`ratings.scope.${value}`) }))}
        value={appliesTo}
        onChange={(next) => next !== null && onChange({ appliesTo: next })}
      />
      <span className={css['acts']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={place === 1}
          aria-label={t('ratings.up', { name })}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={isLast}
          aria-label={t('ratings.down', { name })}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={t('ratings.reasonRemove', { name })} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </span>
    </li>
  )
}

function moved(reasons: ReasonDraft[], index: number, by: 1 | -1): ReasonDraft[] {
  const one = reasons[index]
  return one === undefined ? reasons : reasons.toSpliced(index, 1).toSpliced(index + by, 0, one)
}
