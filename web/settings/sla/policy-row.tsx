import { ActionIcon, Button, Switch } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SlaPolicy } from '#contract/sla.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMe } from '#web/lib/me.ts'
import { EscalationButton } from '../escalation/escalation-button.tsx'
import rows from '../parts/rows.module.css'
import css from './sla.module.css'
import { useSwitchPolicy } from './use-sla.ts'

interface Props {
  policy: SlaPolicy
  /** Absent where it cannot move any further. */
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
  onEdit: () => void
}

export function PolicyRow({ policy, onUp, onDown, onEdit }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { list } = useFormat()
  const toggle = useSwitchPolicy()
  const isAdmin = useMe().role === 'admin'
  const { id, name, description, isOn, condition, targets, version, openCount, outdatedCount, services } = policy
  const label = useLabel()
  const clocks = [...new Set(targets.map(({ clock }) => common(`clock.${clock}`)))]
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          <span className={rows.pill}>{t('sla.versionPill', { version })}</span>
          {!isOn && <span className={rows.pill}>{t('sla.off')}</span>}
        </div>
        {description !== '' && <div className={rows.more}>{description}</div>}
        <div className={rows.more}>
          {condition === null ? t('sla.whoAll') : t('sla.whoFits')} · {list(clocks)}
        </div>
        {services.length > 0 && (
          <div className={rows.more}>{t('sla.named', { services: list(services.map((one) => label(one.name))) })}</div>
        )}
        <div className={rows.more}>
          {t('sla.open', { count: openCount })}
          {outdatedCount > 0 && ` · ${t('sla.outdated', { count: outdatedCount })}`}
        </div>
      </div>
      {isAdmin && (
        <div className={css.acts}>
          <ActionIcon variant="subtle" color="gray" disabled={!onUp} aria-label={t('sla.up', { name })} onClick={onUp}>
            <IconArrowUp size={17} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!onDown}
            aria-label={t('sla.down', { name })}
            onClick={onDown}
          >
            <IconArrowDown size={17} />
          </ActionIcon>
          <Switch
            aria-label={t('sla.switch', { name })}
            checked={isOn}
            onChange={(event) => toggle.mutate({ id, isOn: event.currentTarget.checked })}
          />
          <EscalationButton policy={policy} />
          <Button variant="default" size="xs" aria-label={t('sla.editName', { name })} onClick={onEdit}>
            {common('edit')}
          </Button>
        </div>
      )}
    </>
  )
}
