export { openLive, type Live, type LiveEvent, type LiveOptions, type LiveState } from './live';
