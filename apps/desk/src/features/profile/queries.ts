import { paths, profileSchema, type PasswordChange, type SessionEnds } from '@diia-desk/contract'
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

/** Sessions begin and end on other computers without an event. */
export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => api.get(paths.profile, profileSchema, signal),
  refetchInterval: 30_000,
})

export function changePasswordMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (change: PasswordChange) => api.send('PUT', paths.profilePassword, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ['profile'] }),
  })
}

export function endSessionsMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (ends: SessionEnds) => api.send('POST', paths.sessionEnds, ends),
    onSettled: () => client.invalidateQueries({ queryKey: ['profile'] }),
  })
}
