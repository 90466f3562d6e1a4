import { useTranslation } from 'react-i18next'
import type { RuleGroup } from '#contract/rules.ts'
import { ConditionGroup } from '#web/ui/condition-group.tsx'
import { withField } from './comparisons.ts'
import { TestEditor } from './test-editor.tsx'
import { useVocabulary } from './vocabulary.ts'

interface Props {
  group: RuleGroup
  path: string
  onChange: (group: RuleGroup) => void
  errorOf: (path: string) => string | undefined
}

/** A tree of conditions over the fields of a vocabulary. */
export function GroupEditor(props: Props) {
  const { t } = useTranslation('conditions')
  const { firstField, kindOf } = useVocabulary()
  const words = {
    kind: t('group.kind'),
    all: t('group.all'),
    any: t('group.any'),
    none: t('group.none'),
    add: t('group.add'),
    remove: t('group.remove'),
    addTest: t('test.add'),
  }
  const newTest = () => withField({ kind: 'test', field: '', operator: 'is' }, firstField, kindOf)
  return <ConditionGroup {...props} words={words} newTest={newTest} renderTest={(part) => <TestEditor {...part} />} />
}
