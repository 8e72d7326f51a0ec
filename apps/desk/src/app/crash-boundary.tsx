import { Component, type ReactNode } from 'react'
import { Crash } from './crash-page.tsx'

/** Catches what no screen caught, so that a fault of ours is a sentence and not an empty page. */
export class CrashBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Crash /> : this.props.children
  }
}
