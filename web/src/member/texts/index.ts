import { createTexts } from '@/shared/i18n';
import zh from './zh-CN';

let created: ReturnType<typeof createTexts<typeof zh>> | undefined;

export function texts() {
  created ??= createTexts(zh, () => import('./en'));
  return created;
}
