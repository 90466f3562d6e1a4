import { useTranslation } from 'react-i18next'
import type { ReferenceType } from '#contract/reference-types.ts'
import type { ValueProps } from '#web/conditions/index.ts'
import { ReferenceInput, ReferencesInput } from '#web/ui/reference-input.tsx'

/** Asks for one person or device, or for several. */
export function ReferenceValue({ type, test, onChange, error }: ValueProps & { type: ReferenceType }) {
  const { t } = useTranslation('conditions')
  const common = { type, error, size: 'xs', 'aria-label': t('test.value') } as const
  if (test.operator === 'in_list') {
    return <ReferencesInput {...common} value={Array.isArray(test.value) ? test.value : []} onChange={onChange} />
  }
  const value = typeof test.value === 'string' && test.value !== '' ? test.value : null
  return <ReferenceInput {...common} value={value} onChange={(id) => onChange(id ?? undefined)} />
}
