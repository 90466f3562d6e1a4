import { useTranslation } from 'react-i18next'
import type { RuleGroup } from '#contract/rules.ts'
import { ConditionGroup } from '#web/ui/condition-group.tsx'
import { newTest } from './fields.ts'
import { TestEditor } from './test-editor.tsx'

interface Props {
  group: RuleGroup
  path: string
  onChange: (group: RuleGroup) => void
  errorOf: (path: string) => string | undefined
}

/** The conditions of a view. */
export function GroupEditor(props: Props) {
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
  return <ConditionGroup {...props} words={words} newTest={newTest} renderTest={(part) => <TestEditor {...part} />} />
}
