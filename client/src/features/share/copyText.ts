/** Over plain http in a meeting room there is no asynchronous clipboard: the older way still works. False when neither does. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    let isCopied = false
    const put = (event: ClipboardEvent): void => {
      event.preventDefault()
      event.clipboardData?.setData('text/plain', text)
      isCopied = true
    }
    document.addEventListener('copy', put)
    // oxlint-disable-next-line typescript/no-deprecated -- the only way where the page is not secure
    document.execCommand('copy')
    document.removeEventListener('copy', put)
    return isCopied
  }
}
