/** Random tests play the same cases at each run, so that a run says something about the change; SEED plays others. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_211) })
