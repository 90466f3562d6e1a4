import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rota, Shift } from '#contract/on-call.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMe } from '#web/lib/me.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import css from './on-call.module.css'
import { useRemoveOverride } from './use-rotas.ts'

interface Props {
  rota: Rota
  onEdit: () => void
  onOverride: () => void
}

export function RotaCard({ rota, onEdit, onOverride }: Props) {
  const { t } = useTranslation('onCall')
  const titleId = useId()
  const me = useMe()
  const { team, shifts, isInForce, people, overrides, can } = rota
  const [current, ...next] = shifts
  const mayStandIn = can.change || people.some(({ id }) => id === me.id)
  return (
    <section className={css['rota']} aria-labelledby={titleId}>
      <header className={css['head']}>
        <h2 id={titleId} className={css['title']}>
          <span className={css['dot']} style={{ background: team.color }} aria-hidden /> {team.name}
          <span className={css['pill']} data-on={isInForce || undefined}>
            {t(isInForce ? 'inForce.yes' : 'inForce.no')}
          </span>
        </h2>
        <span className={css['acts']}>
          {mayStandIn && (
            <Button variant="default" size="xs" aria-label={t('takeOverOf', { team: team.name })} onClick={onOverride}>
              {t('takeOver')}
            </Button>
          )}
          {can.change && (
            <Button variant="default" size="xs" aria-label={t('editOf', { team: team.name })} onClick={onEdit}>
              {t('edit')}
            </Button>
          )}
        </span>
      </header>
      {current && <Current shift={current} />}
      <h3 className={css['label']}>{t('next')}</h3>
      <ul className={css['shifts']}>
        {next.slice(0, 8).map((shift) => (
          <li key={shift.from} className={css['shift']}>
            <ShiftLine shift={shift} />
          </li>
        ))}
      </ul>
      {overrides.length > 0 && <Overrides rota={rota} />}
    </section>
  )
}

function Current({ shift }: { shift: Shift }) {
  const { t } = useTranslation('onCall')
  const { dateTime } = useFormat()
  return (
    <div className={css['current']}>
      {shift.person && <Avatar name={shift.person.name} id={shift.person.id} size={40} />}
      <div>
        <div className={css['dim']}>{t('now')}</div>
        <div className={css['name']}>{shift.person?.name ?? t('nobody')}</div>
        <div className={css['dim']}>
          {shift.isOverride && `${t('standsIn')} · `}
          {t('until', { when: dateTime(shift.to) })}
        </div>
      </div>
    </div>
  )
}

function ShiftLine({ shift: { person, from, to, isOverride } }: { shift: Shift }) {
  const { t } = useTranslation('onCall')
  const { range } = useFormat()
  return (
    <>
      {person && <Avatar name={person.name} id={person.id} size={24} />}
      <span className={css['who']}>
        {person?.name ?? t('nobody')}
        {isOverride && <span className={css['dim']}> · {t('standsIn')}</span>}
        <span className={css['when']}>{range(from, to)}</span>
      </span>
    </>
  )
}

function Overrides({ rota: { overrides, can } }: { rota: Rota }) {
  const { t } = useTranslation('onCall')
  const { dateTime, range } = useFormat()
  const me = useMe()
  const remove = useRemoveOverride()
  return (
    <>
      <h3 className={css['label']}>{t('overrides')}</h3>
      <ul className={css['shifts']}>
        {overrides.map(({ id, person, startsAt, endsAt }) => (
          <li key={id} className={css['shift']}>
            <span className={css['who']}>
              {person.name}
              <span className={css['when']}>{range(startsAt, endsAt)}</span>
            </span>
            {(can.change || person.id === me.id) && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('removeOverride', { name: person.name, from: dateTime(startsAt) })}
                onClick={() => remove.mutate(id)}
              >
                <IconX size={15} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
