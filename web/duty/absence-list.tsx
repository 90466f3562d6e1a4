import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Absence } from '#contract/duty.ts'
import type { PersonRef } from '#contract/people.ts'
import { useFormat } from '#web/lib/format.ts'
import { Loading } from '#web/ui/loading.tsx'
import { AbsenceDialog } from './absence-dialog.tsx'
import css from './duty.module.css'
import { absencesQuery } from './queries.ts'

interface Props {
  /** Whose absences; left out: everybody's. */
  person?: PersonRef
}

/** What is planned, to be changed where one may. */
export function AbsenceList({ person }: Props) {
  const { t } = useTranslation('duty')
  const absences = useQuery(absencesQuery)
  const [edited, setEdited] = useState<Absence | 'new'>()
  const shown = (all: Absence[]) => all.filter((one) => person === undefined || one.person.id === person.id)
  return (
    <div>
      <Loading query={absences}>
        {(all) =>
          shown(all).length === 0 ? (
            <p className={css.none}>{t('absences.none')}</p>
          ) : (
            <ul className={css.absences}>
              {shown(all).map((absence) => (
                <li key={absence.id} className={css.absence}>
                  <AbsenceRow absence={absence} isNamed={person === undefined} onEdit={() => setEdited(absence)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <Button
        mt="sm"
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setEdited('new')}
      >
        {t('absences.add')}
      </Button>
      {edited && (
        <AbsenceDialog
          absence={edited === 'new' ? undefined : edited}
          person={person}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  )
}

interface RowProps {
  absence: Absence
  isNamed: boolean
  onEdit: () => void
}

function AbsenceRow({ absence, isNamed, onEdit }: RowProps) {
  const { t } = useTranslation('duty')
  const { dateTime, range } = useFormat()
  const { person, startsAt, endsAt, substitute, note, can } = absence
  const isNow = new Date(startsAt) <= new Date()
  return (
    <>
      <div className={css.words}>
        {isNamed && <strong>{person.name}</strong>}
        <div>{range(startsAt, endsAt)}</div>
        <div className={css.more}>
          {isNow && `${t('absence.now')} · `}
          {substitute === null ? t('absence.noStandIn') : t('absence.standIn', { name: substitute.name })}
          {note !== '' && ` · ${note}`}
        </div>
      </div>
      {can.change && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('absence.editOf', { name: person.name, from: dateTime(startsAt) })}
          onClick={onEdit}
        >
          {t('absence.change')}
        </Button>
      )}
    </>
  )
}
