import globals from 'globals';
import tseslint from 'typescript-eslint';
import vue from 'eslint-plugin-vue';
import prettier from 'eslint-config-prettier';

export default tseslint.config(
  { ignores: ['dist/**', 'src/shared/api/generated/**', 'test-results/**', 'playwright-report/**'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['src/**/*.{ts,vue}'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // v-html would be the one way for stored text to become markup.
      'vue/no-v-html': 'error',
      'no-console': 'error',
    },
  },
  {
    // The policy of the pages allows no inline style; :style goes through the CSSOM and is fine.
    files: ['src/**/*.vue'],
    rules: {
      'vue/no-static-inline-styles': 'error',
      'vue/no-undef-components': ['error', { ignorePatterns: ['^Router', '^El', '^Van'] }],
    },
  },
  {
    files: ['scripts/**/*.mjs', '*.config.{ts,js}', 'build/**/*.ts', 'dev-mock/**/*.ts', 'e2e/**/*.ts'],
    languageOptions: { globals: globals.node },
  },
  prettier,
);
