import { computed, ref } from 'vue';

export type Theme = 'system' | 'light' | 'dark';
export type TextSize = 'standard' | 'large';

const key = 'party.appearance';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

function stored(): { theme?: Theme; text?: TextSize } {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as { theme?: Theme; text?: TextSize };
  } catch {
    return {}; // Unreadable settings are no settings; the page still opens.
  }
}

const theme = ref<Theme>(stored().theme ?? 'system');
const textSize = ref<TextSize>(stored().text ?? 'standard');
const systemDark = ref(prefersDark.matches);
prefersDark.addEventListener('change', (event) => {
  systemDark.value = event.matches;
  apply();
});

const isDark = computed(() => theme.value === 'dark' || (theme.value === 'system' && systemDark.value));

function apply(): void {
  const root = document.documentElement;
  root.dataset.theme = isDark.value ? 'dark' : 'light';
  root.classList.toggle('dark', isDark.value); // what Element Plus listens to
  root.classList.toggle('van-theme-dark', isDark.value); // and Vant
  if (textSize.value === 'large') root.dataset.text = 'large';
  else delete root.dataset.text;
}

function save(): void {
  try {
    localStorage.setItem(key, JSON.stringify({ theme: theme.value, text: textSize.value }));
  } catch {
    // Private mode: the choice lasts as long as the page.
  }
  apply();
}

export function useAppearance() {
  return {
    theme,
    textSize,
    isDark,
    setTheme(value: Theme) {
      theme.value = value;
      save();
    },
    setTextSize(value: TextSize) {
      textSize.value = value;
      save();
    },
  };
}

apply();
