import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';
import hooks from 'eslint-plugin-react-hooks';

/*
 * What the compiler cannot see. Import directions are checked again, and more exactly, by
 * tests/architecture; here they show up while one types.
 */

const noElectron = {
  // Anchored: only the module, not our own folder of that name.
  regex: '^electron(/|$)',
  message: 'Only electron/host-electron, electron/main.ts and electron/preload.ts import electron.',
};

const noNode = {
  // Anchored: a file of ours may have the name of a module of Node (shared/assert).
  regex: `^(node:|(${builtinModules.join('|')})(/|$))`,
  message: 'shared/ and renderer/ run in the window, where there is no Node.',
};

const outside = (...areas) => ({
  group: areas.map((area) => `**/${area}/**`),
  message: 'renderer -> shared <- electron/backend <- electron/host-* <- electron/main.ts',
});

const rawIpc = {
  name: 'electron',
  importNames: ['ipcMain'],
  message: 'Only electron/main.ts and electron/host-electron/ipc* touch ipcMain.',
};

const ownTransport = (name) => ({
  name,
  message: 'The window talks to the backend through renderer/api.',
});

const restrict = (files, patterns, paths = []) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns, paths }] },
});

export default tseslint.config(
  { ignores: ['out', 'dist', 'node_modules', '.cache', 'test-results', 'playwright-report'] },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        // One program for all areas: five would each check again what they import of one another.
        // What an area may use of its surroundings is the compilers' to say.
        project: ['build/tsconfig.lint.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description' },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'max-lines': ['error', 400],
    },
  },
  restrict(['{electron,tests}/**/*.{ts,tsx}'], [noElectron]),
  restrict(['shared/**/*.ts'], [noElectron, noNode, outside('electron', 'renderer')]),
  restrict(['renderer/**/*.{ts,tsx}'], [noElectron, noNode, outside('electron')]),
  restrict(['electron/backend/**/*.ts'], [noElectron, outside('host-*', 'renderer')]),
  restrict(['electron/host-electron/**/*.ts'], [outside('host-loopback', 'renderer')], [rawIpc]),
  {
    files: ['electron/main.ts', 'electron/preload.ts', 'electron/host-electron/ipc{,*,/**}.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['electron/host-electron/**/*.ts', 'electron/main.ts'],
    ignores: ['electron/host-electron/ipc{,*,/**}.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name='send'][callee.object.property.name='webContents']",
          message:
            'Only electron/host-electron/ipc* sends to a window: it checks that it is still there.',
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      // Warns for the React compiler, which is not used: the virtual list is memoised by nobody.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/api/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['fetch', 'EventSource', 'XMLHttpRequest', 'WebSocket'].map(ownTransport),
      ],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Scripts are typed by comments: a cast is a comment too, and `import()` types are the only ones.
    files: ['build/**/*.mjs'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
);
