import createClient from 'openapi-fetch';
import type { paths as LearningPaths } from './generated/learning';
import type { paths as MembershipPaths } from './generated/membership';
import type { paths as NotificationsPaths } from './generated/notifications';
import type { paths as OversightPaths } from './generated/oversight';
import type { paths as ShowcasePaths } from './generated/showcase';
import { sessionFetch, toApiError } from './http';

// Typed after the services' own OpenAPI documents: a path or a field that a service no longer has does not compile.
const options = { baseUrl: location.origin, fetch: (request: Request) => sessionFetch(request) };

export const learning = createClient<LearningPaths>(options);
export const membership = createClient<MembershipPaths>(options);
export const notifications = createClient<NotificationsPaths>(options);
export const oversight = createClient<OversightPaths>(options);
export const showcase = createClient<ShowcasePaths>(options);

/** The body of a success; anything else is thrown as ApiError, and a lost connection as NetworkError. */
export async function body<T>(
  answer: Promise<{ data?: T; response: Response; error?: unknown }>,
): Promise<T> {
  const { data, response, error } = await answer;
  if (!response.ok) throw await toApiError(response, error);
  return data as T;
}
