import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RuleAction } from '#contract/rules.ts'
import { ActionValue } from './action-value.tsx'
import css from './actions.module.css'
import { actionKinds, newAction } from './actions.ts'

interface Props {
  actions: RuleAction[]
  names: string[]
  onChange: (actions: RuleAction[]) => void
  errorOf: (index: number) => string | undefined
}

export function ActionsEditor({ actions, names, onChange, errorOf }: Props) {
  const { t } = useTranslation('mailFilters')
  const namedValues = names.map((name) => `{{${name}}}`).join(', ')
  return (
    <div className={css.list}>
      {actions.map((action, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: actions have no names but their places
        <div key={index} className={css.action}>
          <Select
            size="xs"
            aria-label={t('action.kind')}
            allowDeselect={false}
            maxDropdownHeight={360}
            data={actionKinds.map((kind) => ({ value: kind, label: t(`action.${kind}`) }))}
            value={action.kind}
            onChange={(next) => {
              const kind = actionKinds.find((one) => one === next)
              if (kind !== undefined) onChange(actions.with(index, newAction(kind)))
            }}
          />
          <div className={css.value}>
            <ActionValue
              action={action}
              names={namedValues}
              onChange={(next) => onChange(actions.with(index, next))}
              error={errorOf(index)}
            />
          </div>
          {actions.length > 1 ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('action.remove')}
              onClick={() => onChange(actions.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          ) : (
            <span />
          )}
        </div>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...actions, newAction('add_tags')])}
        >
          {t('action.add')}
        </Button>
      </div>
    </div>
  )
}
