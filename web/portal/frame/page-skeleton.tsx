import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { Column } from './column.tsx'

export function PageSkeleton() {
  return (
    <Column>
      <SkeletonLines count={6} height={16} gap={16} />
    </Column>
  )
}
