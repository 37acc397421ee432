import { encodeQR } from 'qr'

/** Free cells around the code, without which readers do not find it. */
const MARGIN = 3

/** An address to be scanned: dark on white in every look, because readers want it so. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const rows = encodeQR(text, 'raw', { border: MARGIN, ecc: 'medium' })
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : []))).join('')
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${rows.length} ${rows.length}`} className={className} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
