import { ApiError, NetworkError, type Problem } from './problem';
import { csrfToken, loadSession, sessionEnded } from './session';
import { newTrace } from './trace';

export interface UploadOptions {
  onProgress?: (percent: number) => void;
  signal?: AbortSignal;
}

/** Sends one file as the field `file`. Like `post`, but says how far it is: fetch cannot. */
export async function upload<T>(path: string, file: Blob, options: UploadOptions = {}): Promise<T> {
  const trace = newTrace();
  try {
    return await send<T>(path, file, options, trace, await csrfToken(true));
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 403 && error.code === 'session.csrf')) throw error;
    await loadSession(true);
    return send<T>(path, file, options, trace, await csrfToken(true));
  }
}

function send<T>(
  path: string,
  file: Blob,
  options: UploadOptions,
  trace: string,
  token: string | undefined,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('traceparent', trace);
    if (token !== undefined) request.setRequestHeader('X-CSRF-Token', token);
    request.upload.onprogress = (event) => {
      // The last percent is the server's: it redraws the picture.
      if (event.lengthComputable)
        options.onProgress?.(Math.min(99, Math.round((100 * event.loaded) / event.total)));
    };
    request.onerror = () => reject(new NetworkError());
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
    request.onload = () => {
      if (request.status === 401) sessionEnded();
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else {
        const retry = Number(request.getResponseHeader('Retry-After'));
        reject(
          new ApiError(request.status, (request.response ?? {}) as Problem, retry > 0 ? retry : undefined),
        );
      }
    };
    options.signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, 'picture');
    request.send(form);
  });
}
