import createClient from 'openapi-fetch';
import type { paths as LearningPaths } from './generated/learning';
import { sessionFetch, toApiError } from './http';

/** Typed after the services' own OpenAPI documents: a path or a field that a service no longer has does not compile. */
export const learning = createClient<LearningPaths>({
  baseUrl: location.origin,
  fetch: (request) => sessionFetch(request),
});

/** The body of a success; anything else is thrown as ApiError, and a lost connection as NetworkError. */
export async function body<T>(
  answer: Promise<{ data?: T; response: Response; error?: unknown }>,
): Promise<T> {
  const { data, response, error } = await answer;
  if (!response.ok) throw await toApiError(response, error);
  return data as T;
}
