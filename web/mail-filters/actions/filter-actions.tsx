import { useTranslation } from 'react-i18next'
import type { RuleAction } from '#contract/rules.ts'
import { ActionsEditor } from '#web/ui/actions-editor.tsx'
import { ActionValue } from './action-value.tsx'
import { actionKinds, newAction } from './actions.ts'

interface Props {
  actions: RuleAction[]
  names: string[]
  onChange: (actions: RuleAction[]) => void
  errorOf: (index: number) => string | undefined
}

/** What a filter does. */
export function FilterActions({ actions, names, onChange, errorOf }: Props) {
  const { t } = useTranslation('mailFilters')
  const namedValues = names.map((name) => `{{${name}}}`).join(', ')
  return (
    <ActionsEditor<RuleAction>
      actions={actions}
      kinds={actionKinds.map((kind) => ({ value: kind, label: t(`action.${kind}`) }))}
      words={{ kind: t('action.kind'), add: t('action.add'), remove: t('action.remove') }}
      newAction={newAction}
      firstKind="add_tags"
      renderValue={(action, index, change) => (
        <ActionValue action={action} names={namedValues} onChange={change} error={errorOf(index)} />
      )}
      onChange={onChange}
    />
  )
}
