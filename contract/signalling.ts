import { z } from 'zod'

/**
 * How the two browsers of a shared screen find a way without the relay in between (WebRTC). The relay invites them, the
 * side that shares describes what it sends, the side that looks answers, both name addresses at which they may be
 * reached. What a page on the other side says is handed to the own browser, so no more passes than one picture needs.
 */
const mostSdpCharacters = 10_000

/** Each invitation is a new attempt; what belongs to an earlier one means nothing. */
const attempt = z.int().min(1).max(1_000_000)

/** One picture and nothing else; addresses come by themselves, where they are counted. */
const sdp = z.string().max(mostSdpCharacters).refine(describesOnePicture)

const candidate = z.object({
  type: z.literal('candidate'),
  attempt,
  /** By UDP only: others would let a page have the other one knock at any door of its network. */
  candidate: z
    .string()
    .regex(
      /^candidate:[\w+/]{1,32} [12] udp \d{1,10} [\w.:-]{1,128} \d{1,5} typ [a-z]{4,5}(?: [\w.:+/-]{1,128}){0,16}$/i,
    ),
  mid: z
    .string()
    .regex(/^[\w-]{1,32}$/)
    .nullable(),
  line: z.int().min(0).max(0).nullable(),
})

const call = z.object({ type: z.literal('call'), attempt, sdp })
const answer = z.object({ type: z.literal('answer'), attempt, sdp })
/** The first picture has come the direct way. */
const sees = z.object({ type: z.literal('sees'), attempt })
/** This browser cannot, or the direct way broke. */
const unable = z.object({ type: z.literal('unable'), attempt })

/** A STUN or TURN server for this session, as browsers take it (RTCIceServer). */
const givenIceServer = z.object({
  urls: z.string(),
  username: z.string().optional(),
  credential: z.string().optional(),
})
export type GivenIceServer = z.infer<typeof givenIceServer>

const invite = z.object({ type: z.literal('invite'), attempt, iceServers: z.array(givenIceServer) })

export const agentSignals = [answer, candidate, sees, unable] as const
export const userSignals = [call, candidate] as const
export const relaySignals = [invite, call, answer, candidate, sees, unable] as const
/** What either side says on the way to a direct picture. */
export type Signal = z.infer<(typeof relaySignals)[number]>

function describesOnePicture(text: string): boolean {
  const lines = text.split('\r\n')
  if (lines.pop() !== '' || lines[0] !== 'v=0') return false
  const media = lines.filter((line) => line.startsWith('m='))
  return (
    media.length === 1 &&
    media[0]?.startsWith('m=video ') === true &&
    lines.every((line) => /^[a-z]=[\x20-\x7e]{1,1000}$/.test(line) && !line.startsWith('a=candidate'))
  )
}
