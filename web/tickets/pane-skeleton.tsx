import { Skeleton } from '@mantine/core'
import css from './ticket-pane.module.css'
import { TimelineSkeleton } from './timeline/timeline-skeleton.tsx'

export function PaneSkeleton({ label }: { label: string }) {
  return (
    <section className={css['pane']} aria-label={label} aria-busy>
      <div className={css['parts']}>
        <div className={css['conversation']}>
          <div className={css['ghostHead']}>
            <Skeleton height={14} width={160} radius="sm" />
            <Skeleton height={20} width="60%" radius="sm" />
          </div>
          <TimelineSkeleton />
        </div>
      </div>
    </section>
  )
}
