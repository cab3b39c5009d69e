/**
 * Holds a connection to the protocol's order of life: nothing but `initialize` first, and only once; nothing but `exit`
 * after `shutdown`. The protocol library enforces none of it, and answers parameters of the wrong shape with the text of
 * whatever exception they caused. Knows only the shape of messages, so that it can be tested without a connection.
 */
import { at, isObject } from './features/client.ts';

export type Refusal = 'not-initialized' | 'initialized-twice' | 'shut-down' | 'invalid-parameters';

export interface LifecycleMessage {
  readonly jsonrpc: string;
}

export interface Lifecycle {
  /** To be given to the connection as its message strategy; requests that are refused go on as `REFUSED_REQUEST`. */
  handleMessage<R>(message: LifecycleMessage, next: (message: LifecycleMessage) => R): R | undefined;
  /** True once `shutdown` was asked for: the process may then end with exit code 0. */
  readonly isShutDown: boolean;
}

/** The method under which a refused request reaches the server, which answers with the error for its `reason`. */
export const REFUSED_REQUEST = 'policyReview/refused';

export function createLifecycle(log: (message: string) => void): Lifecycle {
  let state: 'new' | 'running' | 'shut-down' = 'new';
  const refuse = (message: LifecycleMessage, reason: Refusal): LifecycleMessage =>
    ({ ...message, method: REFUSED_REQUEST, params: { reason } }) as LifecycleMessage;
  return {
    get isShutDown() {
      return state === 'shut-down';
    },
    handleMessage(message, next) {
      const method = at(message, 'method');
      const id = at(message, 'id');
      if (typeof method !== 'string') {
        if (at(message, 'result') !== undefined || at(message, 'error') !== undefined) return next(message);
        // The library would log the whole message, which may hold a draft.
        log('A message that is neither request, response nor notification was ignored.');
        return undefined;
      }
      if (typeof id !== 'number' && typeof id !== 'string') {
        if (id !== undefined) {
          log('A request whose id is neither number nor string was ignored.');
          return undefined;
        }
        return state === 'running' || method === 'exit' ? next(message) : undefined;
      }
      if (method === REFUSED_REQUEST) return next({ ...message, method: `${REFUSED_REQUEST}/unknown` } as LifecycleMessage);
      if (state === 'shut-down') return next(refuse(message, 'shut-down'));
      if (method === 'initialize') {
        if (state === 'running') return next(refuse(message, 'initialized-twice'));
        const params = at(message, 'params');
        if (!isObject(params)) return next(refuse(message, 'invalid-parameters'));
        state = 'running';
        const capabilities = isObject(params.capabilities) ? params.capabilities : {};
        return next({ ...message, params: { ...params, capabilities } } as LifecycleMessage);
      }
      if (state === 'new') return next(refuse(message, 'not-initialized'));
      if (method === 'shutdown') {
        state = 'shut-down';
        // Parameters are not allowed here, but some clients send null or an empty object.
        return next({ jsonrpc: message.jsonrpc, id, method } as LifecycleMessage);
      }
      return next(message);
    },
  };
}
