import { encode } from 'uqr'

interface Props {
  text: string
  /** What it is for, to those who do not see it. */
  label: string
  /** In pixels. */
  size: number
}

/** A QR code (ISO/IEC 18004), black on white in dark surroundings too: readers need the contrast and the margin. */
export function QrCode({ text, label, size }: Props) {
  const { data } = encode(text, { ecc: 'M', border: 3 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${data.length} ${data.length}`}
      shapeRendering="crispEdges"
      style={{ background: '#fff', borderRadius: 6 }}
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
