/** Name of the tab: what the page is stands first, since tabs are narrow. */
export function TabTitle({ page }: { page?: string }) {
  return <title>{page === undefined ? 'diia-desk' : `${page} · diia-desk`}</title>
}
