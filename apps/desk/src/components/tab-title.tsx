/** Title of the tab. The name of the page comes first, because tabs are narrow. */
export function TabTitle({ page }: { page?: string }) {
  return <title>{page === undefined ? 'diia-desk' : `${page} · diia-desk`}</title>
}
