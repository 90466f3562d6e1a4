import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconStar, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Identity, identityUsage } from '#contract/people.ts'
import css from './identities.module.css'
import type { IdentityActs } from './use-identities.ts'

interface Props {
  identity: Identity
  acts: IdentityActs
  canChange: boolean
  isOnly: boolean
}

export function IdentityRow({ identity, acts, canChange, isOnly }: Props) {
  const { t } = useTranslation('customers')
  const { label, usage, isMain } = identity
  const facts = [
    ...(usage === null ? [] : [t(`identity.usage.${usage}`)]),
    ...(isMain && !isOnly ? [t('identity.main')] : []),
  ]
  return (
    <div className={css.row}>
      <span className={css.words}>
        <a className={css.value} href={hrefOf(identity)}>
          {label}
        </a>
        {facts.length > 0 && <span className={css.facts}>{facts.join(' · ')}</span>}
      </span>
      {canChange && <IdentityMenu identity={identity} acts={acts} />}
    </div>
  )
}

function IdentityMenu({ identity, acts }: Pick<Props, 'identity' | 'acts'>) {
  const { t } = useTranslation('customers')
  const { change, remove } = acts
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('identity.menu', { label: identity.label })}
          loading={change.isPending || remove.isPending}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!identity.isMain && (
          <Menu.Item
            leftSection={<IconStar size={15} />}
            onClick={() => change.mutate({ identity, change: { isMain: true } })}
          >
            {t('identity.makeMain')}
          </Menu.Item>
        )}
        <Menu.Label>{t('identity.usage')}</Menu.Label>
        <Menu.RadioGroup
          value={identity.usage}
          onChange={(usage) => change.mutate({ identity, change: { usage: identityUsage.parse(usage) } })}
        >
          {identityUsage.options.map((usage) => (
            <Menu.RadioItem key={usage} value={usage} closeMenuOnClick>
              {t(`identity.usage.${usage}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {identity.usage !== null && (
          <Menu.Item onClick={() => change.mutate({ identity, change: { usage: null } })}>
            {t('identity.usageNone')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => remove.mutate(identity)}>
          {t('identity.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function hrefOf({ kind, value, label }: Identity): string {
  return kind === 'email' ? `mailto:${value}` : `tel:${label.replace(/[^+\d]/g, '')}`
}
