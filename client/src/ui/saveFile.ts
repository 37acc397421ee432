/** Hands a file to the person, under a name that every system takes. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name.replace(/[\\/:*?"<>|]+/g, '-').trim()
  link.click()
  // The download has taken its own hold of the file by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
