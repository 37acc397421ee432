import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { compiledMessages } from './scripts/compiledMessages.ts'
import { exportedContainers } from './scripts/exportedContainers.ts'

const relay = `http://127.0.0.1:${process.env.PORT ?? '8787'}`

/** What the relay answers itself; the application shell must not stand in for it. */
const RELAY_PATHS = [/^\/sync(\/|$)/, /^\/api(\/|$)/, /^\/files(\/|$)/, /^\/j\//, /^\/(health|metrics)$/]

export default defineConfig({
  root: fileURLToPath(new URL('./client', import.meta.url)),
  // Two copies of one of these build green and fail at run time.
  resolve: {
    dedupe: ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom'],
    alias: [
      // By its name alone it comes as a script for browsers of 2015, and wrapped.
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
      // What React before 18 had not.
      { find: 'use-sync-external-store/shim/index.js', replacement: 'react' },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What every page needs is one file of libraries, which stays from version to version, and one of our own: thirty
        // small ones compress worse.
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'board', tags: ['$initial'], priority: 1 },
            // A sheet that comes later makes the browser look at every element again: one sheet, once, instead of thirty.
            { name: 'late', test: /\.css$/ },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/sync': { target: relay, ws: true }, '/api': relay, '/files': relay, '/j': relay, '/health': relay },
  },
  worker: { plugins: () => [exportedContainers()] },
  plugins: [
    compiledMessages(),
    react({ compiler: true }),
    VitePWA({
      // A new version is offered to the person: it never reloads over edits that are not sent.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        id: '/',
        name: 'Trame',
        short_name: 'Trame',
        description: 'Construire à plusieurs un programme de travail, en ligne ou hors ligne.',
        lang: 'fr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: '#312e81',
        background_color: '#f7f7fb',
        categories: ['productivity'],
        icons: [
          { src: '/icons/trame-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/trame-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/trame-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icons/trame.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      // The glob below already takes the icons.
      includeManifestIcons: false,
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: RELAY_PATHS,
        cleanupOutdatedCaches: true,
        clientsClaim: false,
      },
    }),
  ],
})
