import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamBoard } from '#contract/board.ts'
import { LoadBar, StandingMark } from '#web/duty/index.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import css from './board.module.css'
import { Column } from './column.tsx'
import { type Place, useMoveTicket } from './use-move-ticket.ts'

/** The queue first, then the members, then who has tickets without being one. */
export function Columns({ board }: { board: TeamBoard }) {
  const { t } = useTranslation('board')
  const [dragged, setDragged] = useState<number>()
  const move = useMoveTicket(board)
  const places: Place[] = [
    { id: null, name: t('queue') },
    ...board.people.map(({ agent }) => ({ id: agent.person.id, name: agent.person.name, agent })),
  ]
  const shared = { places, dragged, onDrag: setDragged, onMove: move }
  return (
    <div className={css['columns']} role="group" aria-label={t('columns', { team: board.team.name })}>
      <Column {...shared} id={null} title={t('queue')} column={board.queue} none={t('queue.none')} />
      {board.people.map(({ agent, ...column }) => (
        <Column
          key={agent.person.id}
          {...shared}
          id={agent.person.id}
          title={agent.person.name}
          column={column}
          none={t('column.none')}
          face={<Avatar name={agent.person.name} id={agent.person.id} size={28} />}
        >
          <StandingMark agent={agent} />
          <LoadBar agent={agent} />
        </Column>
      ))}
      {board.elsewhere.map(({ personId, name, ...column }) => (
        <Column
          key={personId}
          {...shared}
          title={name}
          column={column}
          none={t('column.none')}
          face={<Avatar name={name} id={personId} size={28} />}
        >
          <span className={css['dim']}>{t('elsewhere')}</span>
        </Column>
      ))}
    </div>
  )
}
