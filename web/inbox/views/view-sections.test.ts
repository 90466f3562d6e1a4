import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { View, ViewId } from '#contract/views.ts'
import { moved, sectionOf } from './view-sections.ts'

type Placed = Pick<View, 'id' | 'group' | 'isFavourite' | 'isHidden'>

function view(id: ViewId, more: Partial<Placed> = {}): Placed {
  return { id, group: 'desk', isFavourite: false, isHidden: false, ...more }
}

describe('a view that is moved', () => {
  const team = view('team:00000000-0000-4000-8000-000000000001', { group: 'team' })
  const views = [view('mine'), team, view('open'), view('solved', { isFavourite: true })]

  it('passes its neighbour of the same section, whatever stands between them', () => {
    expect(moved(views, 'open', -1)).toEqual(['open', team.id, 'mine', 'solved'])
  })

  it('stays at the edge of its section', () => {
    expect([moved(views, 'mine', -1), moved(views, 'open', 1), moved(views, 'solved', 1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('comes back when it is moved back, and nobody is lost', () => {
    const ids = ['mine', 'unassigned', 'open', 'pending', 'solved'] as const
    const any = fc.tuple(
      ...ids.map((id) =>
        fc.record({ isFavourite: fc.boolean(), isHidden: fc.boolean() }).map((more) => view(id, more)),
      ),
    )

    fc.assert(
      fc.property(any, fc.constantFrom(...ids), (all, id) => {
        const once = moved(all, id, 1)
        if (once === undefined) return
        const byId = new Map(all.map((one) => [one.id, one]))
        const placed = once.flatMap((one) => byId.get(one) ?? [])
        expect(moved(placed, id, -1)).toEqual(all.map((one) => one.id))
        expect(placed.map(sectionOf).toSorted()).toEqual(all.map(sectionOf).toSorted())
      }),
    )
  })
})

describe('a section', () => {
  it('hides a favourite that is hidden', () => {
    expect(sectionOf(view('mine', { isFavourite: true, isHidden: true }))).toBe('hiddenViews')
  })
})
