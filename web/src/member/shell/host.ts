/** WeChat's browser draws title and back itself. */
export const inWeChat = /MicroMessenger/i.test(navigator.userAgent);

if (inWeChat) document.documentElement.classList.add('wechat');
