import {
  paths,
  profileSchema,
  recoveryCodesSchema,
  totpSecretSchema,
  type PasswordChange,
  type SessionEnds,
} from '@diia-desk/contract'
import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api } from '../../lib/api.ts'

const refreshed = (client: QueryClient) => () => client.invalidateQueries({ queryKey: ['profile'] })

/** Sessions begin and end on other computers without an event. */
export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => api.get(paths.profile, profileSchema, signal),
  refetchInterval: 30_000,
})

export function changePasswordMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (change: PasswordChange) => api.send('PUT', paths.profilePassword, change),
    onSuccess: refreshed(client),
  })
}

export function endSessionsMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (ends: SessionEnds) => api.send('POST', paths.sessionEnds, ends),
    onSettled: refreshed(client),
  })
}

/** The secret is kept only by the form that shows it. */
export function beginTotpMutation() {
  return mutationOptions({
    mutationFn: (password: string) => api.post(paths.totp, { password }, totpSecretSchema),
    gcTime: 0,
  })
}

export function confirmTotpMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (code: string) => api.post(paths.totpConfirmation, { code }, recoveryCodesSchema),
    onSuccess: refreshed(client),
    gcTime: 0,
  })
}

export function removeTotpMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (password: string) => api.send('DELETE', paths.totp, { password }),
    onSuccess: refreshed(client),
  })
}
