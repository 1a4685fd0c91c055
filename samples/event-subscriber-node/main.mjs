// node main.mjs — settings come from the environment, secrets too; see README.md.
import { EventSubscriber } from './subscriber.mjs';
import { FileState } from './file-state.mjs';

const need = (name) => process.env[name] ?? fail(`${name} is not set`);
const amqp = new URL(need('PARTY_AMQP')); // amqp://broker.office.example:5672/party-public, amqps:// in deployment

const subscriber = new EventSubscriber(
  {
    platform: need('PARTY_URL'),
    clientId: need('PARTY_CLIENT_ID'),
    clientSecret: need('PARTY_CLIENT_SECRET'),
    scopes: (process.env.PARTY_SCOPES ?? 'events:learning events:showcase events:oversight').split(' '),
    pattern: process.env.PARTY_PATTERN,
    amqp: {
      protocol: amqp.protocol.slice(0, -1),
      hostname: amqp.hostname,
      port: Number(amqp.port || (amqp.protocol === 'amqps:' ? 5671 : 5672)),
      vhost: decodeURIComponent(amqp.pathname.slice(1)) || 'party-public',
      username: need('PARTY_QUEUE'), // The account has the queue's name.
      password: need('PARTY_QUEUE_PASSWORD'),
    },
  },
  {
    'party.learning.quiz.completed.v1': (data, event) => tell(event, `支部 ${data.branchId} 有人答完一套测试${data.passed ? '，合格' : ''}`),
    'party.showcase.story.approved.v1': (data, event) => tell(event, `支部 ${data.branchId} 的稿件 ${data.storyId} 通过审核`),
    'party.oversight.review.started.v1': (data, event) => tell(event, `述职评议 ${data.reviewId} 开始，${data.branchIds.length} 个支部述职`),
  },
  new FileState(process.env.PARTY_STATE ?? 'state.json'),
);

process.once('SIGINT', () => subscriber.stop());
process.once('SIGTERM', () => subscriber.stop());
await subscriber.run();

function tell(event, text) {
  console.log(JSON.stringify({ sequence: event.sequence, id: event.id, type: event.type, text }));
}

function fail(reason) {
  console.error(reason);
  process.exit(64);
}
