import { expect, test } from 'vitest'
import { isSafeLink, linkOf } from './safeLink.ts'

test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:alert(1)', 'vbscript:x', 'data:text/html,<script>1</script>', 'file:///etc/passwd', 'blob:https://x.example/1', '//evil.example/x', ''])('[W4] %j leads nowhere', address => {
  expect(isSafeLink(address)).toBe(false)
})

test.each(['https://trame.example/a?b=c:d', 'http://trame.example', 'mailto:anne@trame.example', 'tel:+33123456789', 'trame.example/a', '/b/BOARD?carte=x', '#plan', '?x=a:b'])('[W4] %j is a link', address => {
  expect(isSafeLink(address)).toBe(true)
})

test('[W4] what is typed as a link gets its scheme', () => {
  expect(linkOf(' trame.example ')).toBe('https://trame.example')
  expect(linkOf('anne@trame.example')).toBe('mailto:anne@trame.example')
  expect(linkOf('http://a.example')).toBe('http://a.example')
  expect(isSafeLink(linkOf('javascript:alert(1)'))).toBe(false)
})
