import { defineComponent, h } from 'vue';
import { safeHtml } from '@/shared/safeHtml';

/** A story's text, built element by element. */
export default defineComponent({
  name: 'StoryText',
  props: { html: { type: String, required: true } },
  setup: (props) => () => h('div', { class: 'storytext text-wrap' }, safeHtml(props.html)),
});
