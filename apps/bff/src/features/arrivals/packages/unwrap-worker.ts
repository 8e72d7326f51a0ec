// Runs in a thread. Opens the organisation's keys once, then unwraps one package after another. The keys never leave
// the thread.
import { workerData } from 'node:worker_threads'
import { runTasks } from './run-tasks.ts'
import { openKeys } from './open-keys.ts'
import type { WorkerData } from './open-keys.ts'

runTasks(() => openKeys(workerData as WorkerData))
