import { Component, type ReactNode } from 'react'
import { Crash } from './crash-page.tsx'

/** Catches errors that no screen has caught, so that the person sees a message and not an empty page. */
export class CrashBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Crash /> : this.props.children
  }
}
