export function SurfaceHost() {
  return null
}
