import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Identity, Person } from '#contract/people.ts'
import { AddIdentity } from './add-identity.tsx'
import css from './identities.module.css'
import { IdentityRow } from './identity-row.tsx'
import { useIdentities } from './use-identities.ts'

interface Props {
  person: Person
  kind: Identity['kind']
}

/** The addresses of a person, or the numbers: what each is, which is the main one, and one more. */
export function IdentityGroup({ person, kind }: Props) {
  const { t } = useTranslation('customers')
  const [isAdding, setAdding] = useState(false)
  const acts = useIdentities(person)
  const own = person.identities.filter((identity) => identity.kind === kind)
  const label = t(`identity.${kind}s`)
  return (
    <section aria-label={label} className={css.group}>
      <h3 className={css.label}>{label}</h3>
      {own.length === 0 && !isAdding && <p className={css.none}>{t(`identity.${kind}None`)}</p>}
      {own.length > 0 && (
        <ul className={css.list}>
          {own.map((identity) => (
            <li key={identity.value}>
              <IdentityRow identity={identity} acts={acts} canChange={person.can.update} isOnly={own.length === 1} />
            </li>
          ))}
        </ul>
      )}
      {person.can.update &&
        (isAdding ? (
          <AddIdentity person={person} kind={kind} acts={acts} onClose={() => setAdding(false)} />
        ) : (
          <Button
            className={css.add}
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t(`identity.${kind}Add`)}
          </Button>
        ))}
    </section>
  )
}
