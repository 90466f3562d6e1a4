import { useTranslation } from 'react-i18next'
import type { RuleGroup } from '#contract/rules.ts'
import type { ViewField } from '#contract/view-conditions.ts'
import { ConditionGroup } from '#web/ui/condition-group.tsx'
import { newTest } from './fields.ts'
import { TestEditor } from './test-editor.tsx'

interface Props {
  group: RuleGroup
  path: string
  /** Which fields may be asked for; all of them, where nothing else is said. Only where all may, whoever looks is meant by it. */
  fields?: readonly ViewField[]
  onChange: (group: RuleGroup) => void
  errorOf: (path: string) => string | undefined
}

/** The conditions of a view. */
export function GroupEditor({ fields, ...props }: Props) {
  const { t } = useTranslation('views')
  const words = {
    kind: t('group.kind'),
    all: t('group.all'),
    any: t('group.any'),
    none: t('group.none'),
    add: t('group.add'),
    remove: t('group.remove'),
    addTest: t('test.add'),
  }
  return (
    <ConditionGroup
      {...props}
      words={words}
      newTest={() => newTest(fields?.[0])}
      renderTest={(part) => <TestEditor {...part} fields={fields} />}
    />
  )
}
