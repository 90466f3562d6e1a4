import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export type PushState = 'unsupported' | 'denied' | 'on' | 'off'

const startsWithinMs = 4000

/** Whether this browser is told by push, and what can be done about it. */
export function usePush() {
  const queries = useQueryClient()
  const state = useQuery({ queryKey: keys.push, queryFn: readState, staleTime: 0 })
  const settled = { onSettled: () => queries.invalidateQueries({ queryKey: keys.push }) }
  return {
    state,
    turnOn: useMutation({ ...settled, mutationFn: turnOn }),
    turnOff: useMutation({ ...settled, mutationFn: turnOff }),
    test: useMutation({ ...settled, mutationFn: async () => void (await api.push.test()) }),
  }
}

async function readState(): Promise<PushState> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported'
  const registration = await workerWithin(startsWithinMs)
  if (registration === undefined) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await registration.pushManager.getSubscription()
  const { endpoint } = await api.push.state()
  return subscription !== null && subscription.endpoint === endpoint ? 'on' : 'off'
}

/** The worker starts with the desk; where it does not, as in some private windows, nobody waits for it. */
function workerWithin(ms: number): Promise<ServiceWorkerRegistration | undefined> {
  const late = new Promise<undefined>((resolve) => window.setTimeout(resolve, ms))
  return Promise.race([navigator.serviceWorker.ready, late])
}

async function turnOn(): Promise<void> {
  // What was not allowed is told by the state that is read afterwards.
  if ((await Notification.requestPermission()) !== 'granted') return
  const { publicKey } = await api.push.state()
  const subscription = await subscribe(publicKey)
  const { endpoint = '', keys: secrets = {} } = subscription.toJSON()
  await api.push.subscribe({
    body: { endpoint, keys: { p256dh: secrets['p256dh'] ?? '', auth: secrets['auth'] ?? '' } },
  })
}

async function subscribe(publicKey: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready
  // One that was made under another key of the desk stands in the way.
  await (await pushManager.getSubscription())?.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
}

async function turnOff(): Promise<void> {
  await api.push.unsubscribe()
  const registration = await navigator.serviceWorker.getRegistration('/desk')
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}
