/** The services that consume events and can be asked for what they could not process. */
export const services = [
  { key: 'membership', name: '成员与组织' },
  { key: 'learning', name: '学习' },
  { key: 'oversight', name: '监督' },
  { key: 'showcase', name: '展示' },
  { key: 'notifications', name: '消息与事件' },
  { key: 'gateway', name: '登录与网关' },
];
