import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from './timeline.module.css'

export function TimelineSkeleton() {
  return (
    <div className={css['scroller']}>
      <div className={css['feed']}>
        {[4, 2, 3].map((count) => (
          <div key={count} className={css['ghost']}>
            <SkeletonLines count={count} />
          </div>
        ))}
      </div>
    </div>
  )
}
