import { Input } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { useFormat } from '#web/lib/format.ts'

/** Addresses besides the first one, which mail has shown to be the same person's. */
export function OtherAddresses({ person }: { person: Person }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const others = person.emails.filter((address) => address !== person.email)
  if (others.length === 0) return null
  return (
    <Input.Wrapper label={t('person.otherAddresses')} labelElement="div">
      <div>{format.list(others)}</div>
    </Input.Wrapper>
  )
}
