import { useTranslation } from 'react-i18next'
import type { Role } from '#contract/people.ts'
import { Choice } from '../parts/choice.tsx'

interface Props {
  value: Role
  onChange: (role: Role) => void
  /** Somebody who works here may be turned into a requester; nobody is invited as one. */
  withRequester?: boolean
  disabled?: boolean
  description?: string | undefined
  error?: string | undefined
}

export function RoleChoice({ withRequester = false, ...rest }: Props) {
  const { t } = useTranslation('settings')
  const options: { value: Role; title: string; text: string }[] = [
    { value: 'agent', title: t('people.roleAgent'), text: t('people.roleAgentText') },
    { value: 'admin', title: t('people.roleAdmin'), text: t('people.roleAdminText') },
  ]
  if (withRequester) {
    options.push({ value: 'requester', title: t('people.roleRequester'), text: t('people.roleRequesterText') })
  }
  return <Choice label={t('people.role')} options={options} {...rest} />
}
